"""Entries that officers made on dossiers, by the journal: when it happened and when it was typed."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_noop

from motcua.catalogue.models import Sector
from motcua.dossiers.actions import known
from motcua.dossiers.models import Dossier
from motcua.figures.facts.book import ENTRY
from motcua.figures.period import Period
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.organisation.models import Agency, Post
from motcua.reports.grouping import ByAgency, ByModel, Grouping
from motcua.reports.lags import with_lag
from motcua.reports.subjects.announcement import NO_SECTOR
from motcua.reports.subjects.base import Shown, Source
from motcua.reports.subjects.book_line import NOBODY
from motcua.reports.subjects.officer import NO_UNIT, by_officer

TAKEN_IN = ("receive", "submit")


def of(agencies: QuerySet[Agency], period: Period) -> QuerySet[Event]:
    """Each with the dossier's code and sector, and the unit of the officer's first post at the authority."""
    codes = agencies.order_by().values("code")
    entries = Event.objects.filter(agency__in=codes, verb__in=[*TAKEN_IN, *known()])
    dossier = Dossier.objects.filter(pk=OuterRef("chain"))
    posts = Post.objects.filter(user__username=OuterRef("actor"), scope__code=OuterRef("agency"))
    named = entries.exclude(actor__in=NOBODY).annotate(
        dossier_code=Subquery(dossier.values("code")[:1]),
        row_sector=Subquery(dossier.values("sector_id")[:1]),
        row_unit=Subquery(posts.order_by("pk").values("agency_id")[:1]),
    )
    return with_lag(named, "occurred_at", "recorded_at", period)


def _of_dossier(entry: Any) -> str:
    return str(entry.dossier_code or "")


GROUPINGS: tuple[Grouping, ...] = (
    by_officer("actor"),
    ByModel("unit", gettext_noop("Bộ phận"), "row_unit", NO_UNIT, Agency),
    ByAgency("agency", gettext_noop("Cơ quan"), "agency", gettext_noop("Chưa rõ cơ quan"), "code"),
    ByModel("sector", gettext_noop("Lĩnh vực"), "row_sector", NO_SECTOR, Sector),
)

SOURCE = Source(
    subject=ENTRY,
    records=of,
    groupings={grouping.key: grouping for grouping in GROUPINGS},
    columns=(
        Shown(gettext_noop("Mã hồ sơ"), _of_dossier),
        Shown(gettext_noop("Việc"), sentence_of),
        Shown(gettext_noop("Người ghi"), lambda entry: entry.actor),
        Shown(gettext_noop("Xảy ra"), lambda entry: entry.occurred_at),
        Shown(gettext_noop("Ghi vào hệ thống"), lambda entry: entry.recorded_at),
    ),
    order=("occurred_at", "pk"),
)
