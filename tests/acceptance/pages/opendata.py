from django.urls import reverse

from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    opendata = reverse("portal:opendata")
    return [
        Visit("portal:opendata", None, opendata),
        Visit("portal:opendata", None, f"{opendata}?co_quan=H03.1.7&thang=2026-11"),
        Visit("portal:opendata", None, f"{opendata}?co_quan=H03.1.7&thang=1999-01", status=404),
        Visit("portal:opendata", None, f"{opendata}?co_quan=khong-co", status=404),
        Visit("portal:opendata-dictionary", None, reverse("portal:opendata-dictionary")),
    ]
