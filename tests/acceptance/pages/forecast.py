from django.urls import reverse

from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    forecast = reverse("office:forecast")
    return [
        Visit("office:forecast", "kiemsoat", forecast),
        Visit("office:forecast", "lanhdao_tinh", f"{forecast}?co_quan=H03.1.7"),
        Visit("office:forecast", "kiemsoat", f"{forecast}?co_quan=H03.1.8"),
        Visit("office:forecast", "tiepnhan", forecast),
    ]
