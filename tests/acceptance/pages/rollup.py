"""The city above the ward: its wards' reports added up, and one taken in from another system."""

import json
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from motcua.demo.cast import Cast, find_cast
from motcua.documents.signing import sign_bytes
from motcua.filing.actions import receive_package
from motcua.filing.models import ReceivedReport, Report, State
from motcua.filing.package import Package
from motcua.filing.signing import package_of
from motcua.filing.tests.keys import key_of
from motcua.journal import hashing
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role
from motcua.terms import clock
from motcua.web.desk.tests.stage import COPY, Stage
from tests.acceptance.visit import Books, Visit, pressing

DESKS = "bieu=08b&co_quan=H03.1&ky=khac&tu_ngay=15/08/2026&den_ngay=14/11/2026"
"""What desks have, of which the visits to stored reports made one and its recount."""


def visits(books: Books) -> list[Visit]:
    """Asked for after the visits to stored reports, which make the ward's."""
    cast = find_cast()
    create_post(cast.lanhdao_tinh, cast.district, Role.CONTROL, valid_from=clock.today())
    report = Report.objects.filter(form="07a", state=State.SIGNED).order_by("signed_at").last()
    assert report is not None
    taken = _taken_in(cast, report)
    late = clock.now() - timedelta(days=3)
    Stage(cast).receive(COPY, source="paper", occurred_at=late)  # typed in after the ward had signed
    rollup, gap = reverse("office:rollup"), reverse("office:rollup-difference")
    receive = reverse("office:receive-report")
    asked = urlencode(
        {
            "bieu": "07a",
            "co_quan": "H03.1",
            "ky": "khac",
            "tu_ngay": f"{report.first:%d/%m/%Y}",
            "den_ngay": f"{report.last:%d/%m/%Y}",
        }
    )
    return [
        Visit("office:rollup", "lanhdao_tinh", f"{rollup}?{DESKS}"),
        Visit("office:rollup-difference", "lanhdao_tinh", f"{gap}?{DESKS}&don_vi=H03.1.7&cot=3"),
        Visit("office:rollup", "lanhdao_tinh", rollup),
        Visit("office:rollup", "lanhdao_tinh", f"{rollup}?{asked}"),
        Visit("office:rollup", "lanhdao_tinh", f"{rollup}?bieu=99&ky=khac"),
        Visit("office:rollup", "kiemsoat", rollup),
        Visit("office:rollup-difference", "lanhdao_tinh", f"{gap}?{asked}&don_vi=H03.1.7&cot=3"),
        Visit("office:rollup-difference", "lanhdao_tinh", f"{gap}?{asked}&don_vi=H01&cot=3", status=404),
        Visit("office:receive-report", "lanhdao_tinh", receive),
        Visit("office:receive-report", "lanhdao_tinh", receive, then=pressing("Kiểm tra và nhận báo cáo")),
        Visit("office:receive-report", "kiemsoat", receive, status=403),
        Visit("office:received-report", "lanhdao_tinh", reverse("office:received-report", args=[taken.pk])),
    ]


def _taken_in(cast: Cast, report: Report) -> ReceivedReport:
    """The ward's figures as if the next ward had them in a system of its own."""
    other = cast.other.committee
    document = json.loads(package_of(report))["report"]
    document["agency"] = {"code": other.code, "name": other.name}
    document.pop("correction", None)
    content = hashing.canonical(document)
    signature = sign_bytes(content, key_of("Dương Thị Mẫu Khác", other.name), clock.now())
    return receive_package(cast.lanhdao_tinh, Package(content, signature).packed(), "phuong-mau-ben.json")
