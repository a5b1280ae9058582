"""Reviews of procedures: the list, what to review first, one review in each state."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Page

from motcua.organisation.models import User
from motcua.simplification.actions import open_review, perform
from motcua.simplification.models import Review
from motcua.simplification.questions import sheet
from tests.acceptance.visit import Books, Visit

LINE = {
    "name": "Chờ kết quả", "hours": "80", "wage": "40.000", "fees": "20.000",
    "frequency": "1", "people": "10",
}  # fmt: skip
ANSWERS = {f"a_{one.key}": "yes" for one in sheet().questions}
SHORT = {"a_thoi-han-reasonableness": "no", "r_thoi-han-reasonableness": "Dài hơn thực tế nhiều ngày (mẫu)."}
CUT = {
    "kind": "cut", "content": "Giảm từ 10 còn 9 ngày làm việc (mẫu).", "authority": "UBND tỉnh (mẫu)",
    "new_term": "9",
}  # fmt: skip


def visits(books: Books) -> list[Visit]:
    fresh, draft, proposed, decided = (_review(stage) for stage in range(4))
    address, ranking = "/so-lieu/ra-soat/", "/so-lieu/ra-soat/xep-hang/"
    return [
        Visit("office:reviews", "kiemsoat", address),
        Visit("office:reviews", "lanhdao", f"{address}?buoc=proposed&nam=2026"),
        Visit("office:reviews", "kiemsoat", f"{address}?buoc=measured"),
        Visit("office:reviews", "lanhdao_khac", address),
        Visit("office:review-ranking", "kiemsoat", ranking),
        Visit("office:review-ranking", "lanhdao_tinh", f"{ranking}?theo=di-lai"),
        Visit("office:review-ranking", "chuyenmon", ranking),
        Visit("office:review-open", "kiemsoat", f"{address}mo/?thu_tuc=1.001193"),
        Visit("office:review-open", "kiemsoat", f"{address}mo/", then=_press("Mở rà soát")),
        Visit("office:review-open", "lanhdao", f"{address}mo/", status=403),
        Visit("office:review", "kiemsoat", _of(fresh)),
        Visit("office:review", "kiemsoat", _of(draft)),
        Visit("office:review", "lanhdao", _of(proposed)),
        Visit("office:review", "thanhtra", _of(decided)),
        Visit("office:review", "lanhdao_khac", _of(proposed), status=404),
        Visit("office:review-act", "kiemsoat", _of(fresh), then=_press("Trình phương án")),
        Visit("office:review-act", "lanhdao", _of(proposed), then=_press("Ghi quyết định")),
        Visit("office:review-sheet", "kiemsoat", _of(fresh, "-sheet")),
        Visit("office:review-sheet", "kiemsoat", _of(draft, "-sheet"), then=_no_remark),
        Visit("office:review-sheet", "lanhdao", _of(proposed, "-sheet")),
        Visit("office:review-costs", "kiemsoat", _of(fresh, "-costs")),
        Visit("office:review-costs", "kiemsoat", _of(draft, "-costs") + "?bang=before&dong=1"),
        Visit(
            "office:review-costs", "kiemsoat", _of(draft, "-costs") + "?bang=after", then=_press("Thêm dòng")
        ),
        Visit("office:review-costs", "lanhdao", _of(proposed, "-costs")),
    ]


def _review(stage: int) -> Review:
    """Just opened; with sheet and costs; proposed; decided."""
    codes = ("1.004884", "1.001193", "1.000656", "2.000635")
    review = open_review(_user("kiemsoat"), {"procedure": codes[stage], "year": "2026"})
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("kiemsoat", "phieu", ANSWERS | SHORT),
        ("kiemsoat", "chi-phi", LINE | {"side": "before"}),
        ("kiemsoat", "chi-phi", LINE | {"side": "after", "hours": "72"}),
        ("kiemsoat", "trinh", CUT),
        ("lanhdao", "quyet-dinh", {"outcome": "adopted", "number": "12/QĐ-UBND (mẫu)",
                                   "decided_on": "20/11/2026", "effective_on": "01/12/2026"}),
    ]  # fmt: skip
    for who, name, data in steps[: (0, 3, 4, 5)[stage]]:
        perform(_user(who), review.pk, name, data)
    return review


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _of(review: Review, page: str = "") -> str:
    return reverse(f"office:review{page}", args=[review.pk])


def _press(button: str) -> Any:
    def press(page: Page) -> None:
        page.get_by_role("main").get_by_role("button", name=button).first.click()

    return press


def _no_remark(page: Page) -> None:
    page.locator("[name='a_ten-legality']").select_option("no")
    page.get_by_role("button", name="Lưu phiếu rà soát").click()
