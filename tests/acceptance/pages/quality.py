from urllib.parse import urlencode

from django.urls import reverse

from tests.acceptance.visit import Books, Visit

NOVEMBER = {"co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "01/11/2026", "den_ngay": "30/11/2026"}


def visits(books: Books) -> list[Visit]:
    index, lost = reverse("office:quality"), reverse("office:quality-lost")
    asked = urlencode(NOVEMBER)
    return [
        Visit("office:quality", "kiemsoat", index),
        Visit("office:quality", "lanhdao_tinh", f"{index}?{asked}"),
        Visit("office:quality", "kiemsoat", f"{index}?{asked.replace('2026', '2019')}"),
        Visit("office:quality", "quantri", index),
        Visit("office:quality-lost", "kiemsoat", f"{lost}?{asked}&tieu_chi=PROGRESS"),
        Visit("office:quality-lost", "kiemsoat", f"{lost}?{asked}&tieu_chi=ONLINE_USED"),
        Visit("office:quality-lost", "kiemsoat", f"{lost}?{asked}&tieu_chi=DOSSIER_SYNC", status=404),
    ]
