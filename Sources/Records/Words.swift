package let recordWords: StaticString = """
    """
