let dictionaryWords: StaticString = """
    """
