let gradingWords: StaticString = """
    """
