"""Opening a review: one a year of a procedure at an authority, pinned to the version in force that day."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.queries import offered, version_on
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, User
from motcua.simplification.models import Review
from motcua.simplification.visibility import prepares_for
from motcua.terms import clock

VERB = "review_opened"
verbs.register(VERB, "Mở rà soát thủ tục {code} năm {year}, phiên bản {version}")
YEARS = 2
"""A plan may be for a year that has passed or not begun, by so many years."""
OPEN = (
    FieldSpec("agency", "Cơ quan rà soát", "text", required=False, max_length=35),
    FieldSpec("procedure", "Mã thủ tục", "text", max_length=30, help="Ví dụ 1.001193."),
    FieldSpec("year", "Năm kế hoạch", "count", help="Năm của kế hoạch rà soát, ví dụ 2026."),
)


def open_review(user: User, data: Mapping[str, Any]) -> Review:
    """Raises NotPermitted, BadInput; nothing is written then."""
    values = clean(OPEN, data)
    agency = _agency(user, values["agency"])
    now = clock.now()
    procedure, version = _procedure(agency, values["procedure"])
    _check_year(values["year"])
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=agency.pk)
        _check_new(agency, procedure, values["year"])
        review = Review(
            agency=agency,
            procedure=procedure,
            version=version,
            year=values["year"],
            opened_at=now,
            opened_by=user.username,
            synthetic=agency.synthetic,
        )
        _write(review, user)
    return review


def _write(review: Review, user: User) -> None:
    code, year = review.procedure.code, review.year
    chain = journal.new_chain(review.pk, f"Rà soát {code} năm {year}", review.agency.code)
    facts = {"code": code, "year": year, "version": review.version.number, "digest": review.version.digest}
    entry = journal.Entry(VERB, review.agency.code, user.username, review.opened_at, facts)
    journal.save(journal.build(chain, [entry], review.opened_at), new=True)
    review.save(force_insert=True)


def _agency(user: User, code: str) -> Agency:
    """The one named, else the first for which he prepares reviews."""
    for agency in prepares_for(user):
        if not code or agency.code == code:
            return agency
    raise NotPermitted("Tài khoản của bạn không phải đầu mối kiểm soát thủ tục hành chính của cơ quan này.")


def _procedure(agency: Agency, code: str) -> tuple[Procedure, ProcedureVersion]:
    today = clock.today()
    found = offered(agency, today).filter(code=code).first()
    version = version_on(found, today) if found else None
    if found is None or version is None:
        text = f"{agency.name} hiện không giải quyết thủ tục mã “{code}”. Kiểm tra lại mã."
        raise BadInput(text, {"procedure": text})
    return found, version


def _check_year(year: int) -> None:
    this = clock.today().year
    if not this - YEARS <= year <= this + YEARS:
        text = f"Năm kế hoạch từ {this - YEARS} đến {this + YEARS}."
        raise BadInput(text, {"year": text})


def _check_new(agency: Agency, procedure: Procedure, year: int) -> None:
    if Review.objects.filter(agency=agency, procedure=procedure, year=year).exists():
        text = f"Thủ tục {procedure.code} đã có trong rà soát năm {year}. Hãy mở phiếu rà soát đó."
        raise BadInput(text, {"procedure": text})
