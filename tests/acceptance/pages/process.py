from urllib.parse import urlencode

from django.urls import reverse

from tests.acceptance.visit import Books, Visit

NOVEMBER = {"co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "01/11/2026", "den_ngay": "30/11/2026"}


def visits(books: Books) -> list[Visit]:
    process, listed = reverse("office:process"), reverse("office:process-dossiers")
    asked = urlencode(NOVEMBER)
    return [
        Visit("office:process", "kiemsoat", process),
        Visit("office:process", "lanhdao_tinh", f"{process}?{asked}"),
        Visit("office:process", "kiemsoat", f"{process}?{asked.replace('2026', '2019')}"),
        Visit("office:process", "kiemsoat", f"{process}?{asked}&thu_tuc=9.999"),
        Visit("office:process", "quantri", process),
        Visit("office:process-dossiers", "kiemsoat", f"{listed}?{asked}&xem=muc:detour"),
        Visit("office:process-dossiers", "kiemsoat", f"{listed}?{asked}&xem=muc:khac", status=404),
    ]
