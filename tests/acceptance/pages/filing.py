from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    return []
