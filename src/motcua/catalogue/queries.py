"""What the faces and the upper floors ask of the catalogue. Days are local days (Asia/Ho_Chi_Minh)."""

from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length

from motcua.catalogue.content import Content, content
from motcua.catalogue.fees import fee_for, fee_lines
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.organisation.models import Agency
from motcua.organisation.queries import authority_of, in_force
from motcua.terms import clock
from motcua.texts.fold import fold

__all__ = [
    "Content",
    "content",
    "fee_for",
    "fee_lines",
    "offered",
    "offering_of",
    "published",
    "search_procedures",
    "version_on",
]


def published(on: date) -> QuerySet[ProcedureVersion]:
    """The versions in force on a day."""
    return ProcedureVersion.objects.filter(in_force(on), published_at__isnull=False)


def version_on(procedure: Procedure, day: date) -> ProcedureVersion | None:
    """The published version in force on a day; None before the first and after the last."""
    return published(day).filter(procedure=procedure).order_by("-valid_from", "-number").first()


def offered(agency: Agency, day: date) -> QuerySet[Procedure]:
    """What the authority of an agency handles on a day, and has a published version on that day."""
    offerings = Offering.objects.filter(in_force(day), agency=authority_of(agency))
    return Procedure.objects.filter(
        Exists(published(day).filter(procedure=OuterRef("pk"))), pk__in=offerings.values("procedure")
    )


def offering_of(agency: Agency, procedure: Procedure, day: date) -> Offering | None:
    """The offering under which the authority of an agency handles a procedure on a day."""
    offerings = Offering.objects.filter(in_force(day), agency=authority_of(agency), procedure=procedure)
    return offerings.select_related("office").order_by("-valid_from").first()


def search_procedures(
    text: str, agency: Agency | None = None, on: date | None = None, limit: int = 20
) -> list[Procedure]:
    """Procedures by part of the name without diacritics, by initials ("dkks") or by code, best first.

    Only what the agency offers on the day (default today); without an agency all published on that day.
    Every word typed has to be found; two queries at most, whatever the number of procedures.
    """
    day = on or clock.today()
    words = fold(text).split()
    found = offered(agency, day) if agency else _all_published(day)
    for word in words:
        found = found.filter(search__contains=word)
    ranked = found.annotate(rank=_rank(" ".join(words), text.strip()), length=Length("name"))
    return list(ranked.select_related("sector").order_by("rank", "length", "name", "code")[:limit])


def _all_published(day: date) -> QuerySet[Procedure]:
    return Procedure.objects.filter(Exists(published(day).filter(procedure=OuterRef("pk"))))


def _rank(folded: str, code: str) -> Case:
    """Code, initials, start of the name, start of a word, anywhere; ``search`` is padded with blanks."""
    if not folded:
        return Case(default=Value(0), output_field=IntegerField())
    return Case(
        When(Q(code__iexact=code), then=Value(0)),
        When(Q(search__contains=f" {folded} ") & ~Q(search__startswith=f" {folded} "), then=Value(2)),
        When(search__startswith=f" {folded}", then=Value(1)),
        When(search__contains=f" {folded}", then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
