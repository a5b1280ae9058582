from django.urls import reverse

from tests.acceptance.visit import Books, Visit


def visits(books: Books) -> list[Visit]:
    overview, pace = reverse("office:overview"), reverse("office:pace")
    crossed = reverse("office:crossed")
    days = "tu_ngay=2026-11-20&den_ngay=2026-11-20"
    cell = f"bieu=den-han&co_quan=H03.1.7&ky=khac&{days}&theo=agency&cap=&cot=1"
    return [
        Visit("office:overview", "kiemsoat", overview),
        Visit("office:overview", "lanhdao_tinh", f"{overview}?co_quan=H03&ky=year"),
        Visit("office:overview", "lanhdao", f"{overview}?co_quan=H03.1.7&ky=khac&tu_ngay=32/1/2026"),
        Visit("office:overview", "quantri", overview),
        Visit("office:pace", "lanhdao", pace),
        Visit("office:pace", "lanhdao_tinh", f"{pace}?co_quan=H03"),
        Visit("office:pace", "lanhdao", f"{pace}?co_quan=H03.1.8", status=404),
        Visit("office:crossed", "kiemsoat", f"{crossed}?{cell}&dong=H03.1.7&cheo=sector&dong_cheo="),
        Visit("office:crossed", "kiemsoat", f"{crossed}?{cell}&cheo=khong-co", status=404),
    ]
