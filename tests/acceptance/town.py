"""A ward in the middle of its work: dossiers in every state, made by real actions, and every page of it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page

from motcua.demo.cast import Cast
from motcua.dossiers.models import Dossier
from motcua.web.desk.tests.stage import COPY, EXTRACT, SINGLE, Stage
from tests.acceptance import pages
from tests.acceptance.moment import Moment
from tests.acceptance.visit import Books, Then, Visit, pressing

FACES = ("portal", "desk", "office", "oversight")
NOT_PAGES = {
    "desk:sign-out": "a button that leads to the portal",
    "desk:slip": "a PDF",
    "office:assignment-file": "a file",
    "office:report-file": "a file",
    "office:reconciliation-file": "a file",
    "office:reconciliation-annex": "a file",
    "office:reform-register-file": "a file",
    "office:reform-duty-file": "a file",
    "office:reform-narrative-file": "a file",
    "office:scoring-file": "a file",
    "office:scoring-frame-file": "a file",
    "office:scoring-publish": "a button that leads to the round",
    "office:catalogue-lists-file": "a file",
    "office:posting-file": "a file",
    "office:delegation-file": "a file",
    "office:received-package": "a file",
    "office:report-preview": "a file",
    "office:process-xes": "a file",
    "portal:opendata-dictionary-json": "a file",
    "portal:opendata-months-csv": "a file",
    "portal:opendata-months-json": "a file",
    "portal:opendata-promises-csv": "a file",
    "portal:opendata-promises-json": "a file",
    "office:list-file": "a file",
    "oversight:file": "a file",
    "oversight:capture-photo": "a file",
    "oversight:capture-session": "asked by a script",
    "oversight:capture-worker": "a script",
    "oversight:paper-file": "a file",
    "oversight:sample-file": "a file",
    "oversight:sample-list-file": "a file",
    "office:table-file": "a file",
}
PHONE_END = "0123"  # of Stage's applicants
NOVEMBER = {
    "bieu": "07a",
    "co_quan": "H03.1.7",
    "ky": "khac",
    "tu_ngay": "01/11/2026",
    "den_ngay": "30/11/2026",
}


def open_books(cast: Cast, clock: Moment) -> Books:
    """A fortnight up to Friday 20/11/2026 14:00: due today, overdue, waiting, done, on paper, online."""
    stage = Stage(cast)
    clock.goto("2026-11-06 08:40")
    overdue, returned = stage.running(), stage.returned()
    paper = stage.receive(COPY, source="paper", occurred_at=clock.now - timedelta(days=3))
    stage.running(full_name="Công ty TNHH Một thành viên Thương mại Dịch vụ Xuất nhập khẩu Mẫu Rất Dài Tên")
    clock.goto("2026-11-17 09:10")
    stage.running(), stage.signing()  # 3 working days: due on the 20th
    resolved, waiting, paying, asked = stage.resolved(), stage.running(), stage.running(), stage.running()
    stage.do("chuyenmon", waiting, "request_supplement", {"missing": ["Giấy (mẫu)"], "reason": "Thiếu"})
    stage.do("chuyenmon", paying, "request_payment", {"amount": 1_250_000, "reason": "Phí thẩm định (mẫu)"})
    stage.do("chuyenmon", asked, "consult", {"agency": "H03.1.7.5", "question": "Có cư trú không?"})
    for verb, data in ENDINGS.items():
        stage.do("tiepnhan" if verb == "withdraw" else "lanhdao", stage.running(), verb, data)
    clock.goto("2026-11-20 14:00")
    stage.do("tiepnhan", stage.submit(), "not_accept", {"reason": "Không thuộc thẩm quyền"})
    stage.submit(EXTRACT, copies=3)
    running, signing, new = stage.running(), stage.signing(), stage.receive(EXTRACT)
    no_number_can_count(stage.returned())
    return Books(new, running, overdue, waiting, paying, asked, signing, resolved, returned, paper)


ENDINGS = {
    "withdraw": {"reason": "Công dân đổi ý"},
    "stop": {"ground": "applicant", "reason": "Công dân xin dừng"},
    "extend": {"until": "2026-11-27", "reason": "Chờ xác minh ở xã khác"},
    "refuse": {"reason": "Không đủ điều kiện"},
}


def no_number_can_count(dossier: Dossier) -> None:
    """As a bad import would leave it: resolved before it was received."""
    Dossier.objects.filter(pk=dossier.pk).update(resolved_at=dossier.submitted_at - timedelta(days=1))


def visits(books: Books) -> list[Visit]:
    return [*_portal(books), *_desk_lists(), *_desk_pages(books), *_office(), *pages.visits(books)]


def _portal(books: Books) -> list[Visit]:
    home, track, due = (reverse(f"portal:{name}") for name in ("home", "track", "calculator"))
    asked = urlencode({"thoi_han": 3, "don_vi": "working_day", "ngay": "20/11/2026", "gio": "14:59"})
    return [
        Visit("portal:home", None, home),
        Visit("portal:home", None, f"{home}?q=dkks"),
        Visit("portal:home", None, f"{home}?q=zzzz"),
        Visit("portal:procedure", None, reverse("portal:procedure", args=[SINGLE])),
        Visit("portal:procedure", None, reverse("portal:procedure", args=["9.999999"]), status=404),
        Visit("portal:track", None, track),
        Visit("portal:track", None, f"{track}?ma={books.running.code}", then=tracking(PHONE_END)),
        Visit("portal:track", None, f"{track}?ma={books.overdue.code}", then=tracking(PHONE_END)),
        Visit("portal:track", None, f"{track}?ma={books.waiting.code}", then=tracking(PHONE_END)),
        Visit("portal:track", None, f"{track}?ma={books.running.code}", then=tracking("9999")),
        Visit("portal:calculator", None, due),
        Visit("portal:calculator", None, f"{due}?{asked}"),
        Visit("portal:calculator", None, f"{due}?thoi_han=ba&ngay=&gio="),
    ]


def _desk_lists() -> list[Visit]:
    home, receive, book = (reverse(f"desk:{name}") for name in ("home", "receive", "book"))
    return [
        Visit("desk:sign-in", None, reverse("desk:sign-in")),
        Visit("desk:sign-in", None, reverse("desk:sign-in"), then=pressing("Đăng nhập")),
        Visit("desk:home", "tiepnhan", home),
        Visit("desk:home", "tiepnhan", f"{home}?xem=truc-tuyen"),
        Visit("desk:home", "chuyenmon", f"{home}?xem=qua-han"),
        Visit("desk:home", "quantri", home),
        Visit("desk:receive", "tiepnhan", receive),
        Visit("desk:receive", "tiepnhan", f"{receive}?tim=khai+sinh"),
        Visit("desk:receive", "chuyenmon", receive, status=403),
        Visit("desk:approvals", "lanhdao", reverse("desk:approvals")),
        Visit("desk:approvals", "lanhdao", reverse("desk:approvals"), then=pressing("Ký duyệt các hồ sơ")),
        Visit("desk:returns", "tiepnhan", reverse("desk:returns")),
        Visit("desk:book", "kiemsoat", book),
        Visit("desk:book", "kiemsoat", f"{book}?tu_ngay=hôm+nay&den_ngay=", status=422),
        Visit("desk:find", "tiepnhan", reverse("desk:find") + "?q=mau+don"),
        Visit("desk:find", "tiepnhan", reverse("desk:find") + "?q=zzzz"),
        Visit("desk:shortcuts", "tiepnhan", reverse("desk:shortcuts")),
    ]


def _desk_pages(books: Books) -> list[Visit]:
    receive, returns = reverse("desk:receive"), reverse("desk:returns")

    def page(name: str, dossier: Dossier) -> str:
        return reverse(f"desk:{name}", args=[dossier.code])

    empty_form = Visit("desk:receive", "tiepnhan", f"{receive}?thu_tuc={SINGLE}")
    return [
        empty_form,
        Visit("desk:receive", "tiepnhan", empty_form.address, then=pressing("Tiếp nhận hồ sơ")),
        Visit("desk:receive", "tiepnhan", f"{empty_form.address}&nguon=giay"),
        Visit("desk:received", "tiepnhan", page("received", books.new)),
        Visit("desk:dossier", "tiepnhan", page("dossier", books.new)),
        Visit("desk:dossier", "tiepnhan", page("dossier", books.waiting)),
        Visit("desk:dossier", "tiepnhan", page("dossier", books.paying)),
        Visit("desk:dossier", "tiepnhan", page("dossier", books.paper)),
        Visit("desk:dossier", "chuyenmon", page("dossier", books.running)),
        Visit("desk:dossier", "lanhdao", page("dossier", books.overdue)),
        Visit("desk:dossier", "lanhdao", page("dossier", books.signing)),
        Visit("desk:dossier", "congan", page("dossier", books.asked)),
        Visit("desk:dossier", "kiemsoat", page("dossier", books.returned)),
        Visit("desk:dossier", "tiepnhan_khac", page("dossier", books.new), status=404),
        Visit("desk:act", "chuyenmon", page("dossier", books.running), then=pressing("Đề xuất kết quả")),
        Visit("desk:reveal", "tiepnhan", page("dossier", books.new), then=revealing),
        Visit("desk:returns", "tiepnhan", f"{returns}?ma={books.resolved.code}"),
        Visit("desk:returns", "tiepnhan", f"{returns}?ma={books.running.code}"),
        Visit("desk:returns", "tiepnhan", f"{returns}?ma=H03.1.7-000000-0000"),
    ]


def _office() -> list[Visit]:
    asked = urlencode(NOVEMBER | {"theo": "sector", "cap": ""})
    figures, cell, unusable = (reverse(f"office:{name}") for name in ("figures", "cell", "unusable"))
    return [
        Visit("office:figures", "kiemsoat", figures),
        Visit("office:figures", "lanhdao_tinh", f"{figures}?{asked.replace('sector', 'procedure')}"),
        Visit("office:figures", "kiemsoat", f"{figures}?bieu=99"),
        Visit("office:figures", "kiemsoat", f"{figures}?{asked}&so_sanh=truoc"),
        Visit("office:figures", "lanhdao_tinh", f"{figures}?{asked.replace('07a', '07b')}&so_sanh=khac"),
        Visit("office:cell", "kiemsoat", f"{cell}?{asked}&cot=3"),
        Visit("office:unusable", "kiemsoat", f"{unusable}?{asked}"),
    ]


def tracking(digits: str) -> Then:
    def track(page: Page) -> None:
        page.get_by_label("4 số cuối").fill(digits)
        pressing("Tra cứu hồ sơ")(page)

    return track


def revealing(page: Page) -> None:
    page.locator("summary", has_text="Xem đầy đủ").click()
    page.get_by_label("Lý do xem").fill("Gọi điện hẹn trả kết quả")
    pressing("Xem đầy đủ thông tin")(page)


def names_of_faces() -> set[str]:
    """Every named address of the three faces, from the addresses themselves."""
    faces = [each for each in get_resolver().url_patterns if isinstance(each, URLResolver)]
    return {
        f"{face.namespace}:{each.name}"
        for face in faces
        if face.namespace in FACES
        for each in face.url_patterns
        if isinstance(each, URLPattern)
    }
