let orderWords: StaticString = """
    """
