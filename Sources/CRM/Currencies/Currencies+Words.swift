let currencyWords: StaticString = """
    """
