from django.urls import reverse

from motcua.web.desk.tests.stage import SINGLE
from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    promises = reverse("portal:promises")
    return [
        Visit("portal:promises", None, promises),
        Visit("portal:promises", None, f"{promises}?co_quan=H03.1.7&q=zzzz&xep=cham"),
        Visit("portal:promises", None, f"{promises}?co_quan=khong-co", status=404),
        Visit("portal:promise", None, reverse("portal:promise", args=[SINGLE])),
        Visit("portal:promise", None, reverse("portal:promise", args=["9.999999"]), status=404),
    ]
