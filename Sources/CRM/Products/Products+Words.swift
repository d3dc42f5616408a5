let productWords: StaticString = """
    """
