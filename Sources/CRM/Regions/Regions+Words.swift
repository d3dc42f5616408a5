let regionWords: StaticString = """
    """
