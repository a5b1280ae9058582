"""Control of the catalogue: effects of decisions, changes of a list, posting, delegation."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.core.files.base import ContentFile
from django.urls import reverse

from motcua.attachments.actions import receive
from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.catalogue.delegations.recording import (
    DelegationDraft,
    GuidanceDraft,
    record_delegation,
    record_guidance,
)
from motcua.catalogue.models import Decision, Delegation, Guidance, PostingCheck
from motcua.catalogue.posting.checking import CheckDraft, record_check
from motcua.organisation.models import Agency, User
from tests.acceptance.visit import Books, Visit, pressing

WARD = "H03.1.7"


def visits(books: Books) -> list[Visit]:
    return [*_decisions(books), *_lists(), *_posting(), *_delegations(books)]


def _decisions(books: Books) -> list[Visit]:
    made = _decision(books.running.procedure.code)
    page = reverse("office:decision-effects", args=[made.pk])
    amend = reverse("office:decision-amend", args=[made.pk, "1.000656"])
    behind = {"co_quan": WARD, "thu_tuc": books.running.procedure.code, "loai": "open"}
    dossiers = reverse("office:decision-effect-dossiers", args=[made.pk])
    return [
        Visit("office:decision-effects", "kiemsoat", page),
        Visit("office:decision-effects", "lanhdao", page),
        Visit("office:decision-effects", "lanhdao_tinh", f"{page}?co_quan=H03.1.8"),
        Visit("office:decision-effect-dossiers", "kiemsoat", f"{dossiers}?{urlencode(behind)}"),
        Visit(
            "office:decision-effect-dossiers",
            "lanhdao",
            f"{dossiers}?{urlencode({**behind, 'loai': 'after'})}",
        ),
        Visit("office:decision-amend", "kiemsoat", amend),
        Visit("office:decision-amend", "kiemsoat", amend, then=pressing("Ghi nội dung sửa đổi")),
        Visit("office:decision-amend", "lanhdao", amend),
    ]


def _lists() -> list[Visit]:
    changes, lists = reverse("office:catalogue-changes"), reverse("office:catalogue-lists")
    since = urlencode({"co_quan": WARD, "den_ngay": "01/08/2026", "so_voi": "khac", "tu_ngay": "01/06/2018"})
    wrong = urlencode({"co_quan": WARD, "den_ngay": "01/08/2026", "so_voi": "khac"})
    none = urlencode({"co_quan": WARD, "ngay": "2026-09-30", "xem": "elsewhere"})
    return [
        Visit("office:catalogue-changes", "kiemsoat", changes),
        Visit("office:catalogue-changes", "thanhtra", f"{changes}?{since}"),
        Visit("office:catalogue-changes", "kiemsoat", f"{changes}?{wrong}"),
        Visit("office:catalogue-lists", "kiemsoat", lists),
        Visit("office:catalogue-lists", "thanhtra", f"{lists}?{none}"),
    ]


def _posting() -> list[Visit]:
    page, record, looks = (
        reverse(f"office:{name}") for name in ("posting", "posting-record", "posting-checks")
    )
    one = reverse("office:posting-check", args=[_look().pk])
    at = f"{record}?noi=website&loai=absent"
    return [
        Visit("office:posting", "kiemsoat", page),
        Visit("office:posting", "thanhtra", f"{page}?co_quan={WARD}&loai=old"),
        Visit("office:posting", "kiemsoat", f"{page}?co_quan={WARD}&noi=website&loai=dat"),
        Visit("office:posting", "lanhdao_khac", f"{page}?loai=still"),
        Visit("office:posting-record", "kiemsoat", record),
        Visit("office:posting-record", "kiemsoat", f"{record}?noi=website"),
        Visit("office:posting-record", "kiemsoat", at, then=pressing("Ghi lần kiểm tra")),
        Visit("office:posting-record", "kiemsoat", f"{record}?noi=portal&loai=old"),
        Visit("office:posting-checks", "kiemsoat", looks),
        Visit("office:posting-checks", "lanhdao_khac", looks),
        Visit("office:posting-check", "thanhtra", one),
    ]


def _look() -> PostingCheck:
    keeper, ward = User.objects.get(username="kiemsoat"), Agency.objects.get(code=WARD)
    answers = {"1.001193": "current", "1.000656": "old", "1.000894": "absent", "item:fees": "absent"}
    long = "https://huyentung.mau.vn/" + "thu-tuc-hanh-chinh/" * 6
    photo = receive(ContentFile("Bảng niêm yết (mẫu)".encode(), "bang-niem-yet.txt"))
    return PostingCheck.objects.first() or record_check(
        keeper, CheckDraft(ward, "website", date(2026, 11, 16), answers, long, "Xem trên máy (mẫu)", [photo])
    )


def _delegations(books: Books) -> list[Visit]:
    act, text = _acts(books.resolved.procedure.code)
    page, record, guide = (
        reverse(f"office:{name}") for name in ("delegations", "delegation-record", "guidance-record")
    )
    one = reverse("office:delegation", args=[act.pk])
    return [
        Visit("office:delegations", "kiemsoat", page),
        Visit("office:delegations", "lanhdao_khac", page),
        Visit("office:delegation-record", "kiemsoat", record),
        Visit("office:delegation-record", "kiemsoat", record, then=pressing("Ghi văn bản giao")),
        Visit("office:guidance-record", "kiemsoat", guide),
        Visit("office:guidance-record", "kiemsoat", guide, then=pressing("Ghi văn bản hướng dẫn")),
        Visit("office:guidance", "thanhtra", reverse("office:guidance", args=[text.pk])),
        Visit("office:delegation", "kiemsoat", one),
        Visit("office:delegation", "lanhdao_tinh", one),
        Visit("office:delegation-dossiers", "thanhtra", reverse("office:delegation-dossiers", args=[act.pk])),
    ]


def _acts(code: str) -> tuple[Delegation, Guidance]:
    """One that has ended and was used afterwards, one beside another, texts that do not agree."""
    if known := Delegation.objects.filter(valid_to__isnull=False).first():
        return known, Guidance.objects.all()[0]
    keeper, province = User.objects.get(username="kiemsoat"), Agency.objects.get(code="H03")
    ended = DelegationDraft(
        "4610/QĐ-UBND (mẫu)", "authorised", province, Agency.objects.get(code=WARD), date(2026, 1, 5),
        date(2026, 1, 5), "Luật 72/2025/QH15", [code, "1.000656"], valid_to=date(2026, 11, 1),
        conditions="Trong địa bàn phường (mẫu)",
    )  # fmt: skip
    act = record_delegation(keeper, ended)
    record_delegation(keeper, replace(ended, number="4700/QĐ (mẫu)", codes=["1.000656"], valid_to=None))
    office = Agency.objects.get(code=f"{WARD}.3")
    again = replace(ended, number="4701/QĐ (mẫu)", codes=["1.000656"], valid_to=None, taker=office)
    record_delegation(keeper, again)
    told = GuidanceDraft(
        province, "10/HD (mẫu)", "Sở Tư pháp (mẫu)", date(2026, 1, 9), {"1.000656": (3, 8000)}
    )
    record_guidance(keeper, replace(told, number="11/HD (mẫu)", says={"1.000656": (1, None)}))
    return act, record_guidance(keeper, told)


def _decision(code: str) -> Decision:
    """One not carried out: abolishes what dossiers are open of, amends, opens."""
    number = "2020/QĐ-UBND (mẫu)"
    return Decision.objects.filter(number=number).first() or record_decision(
        User.objects.get(username="kiemsoat"),
        DecisionDraft(
            number=number,
            signed_on=date(2026, 11, 3),
            effective_on=date(2026, 11, 10),
            origin="central",
            issued_by="Chủ tịch UBND tỉnh Bắc Kạn (mẫu)",
            changes={code: "abolished", "1.000656": "amended", "1.004859": "new"},
            agency=Agency.objects.get(code="H03"),
        ),
    )
