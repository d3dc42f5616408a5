let customerWords: StaticString = """
    """
