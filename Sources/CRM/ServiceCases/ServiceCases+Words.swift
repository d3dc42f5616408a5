let serviceCaseWords: StaticString = """
    """
