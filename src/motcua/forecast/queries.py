"""What a face reads of forecasts: the latest run for an agency, within what the user may see."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet

from motcua.forecast.models import Risk, Run, Trained
from motcua.forecast.record import DeskLoad, desk_from_json
from motcua.organisation.models import Agency, AgencyKind, Role, User
from motcua.organisation.queries import agencies_visible_to, below

READERS = (Role.LEADER, Role.CONTROL)


def forecast_agencies(user: User | AnonymousUser) -> QuerySet[Agency]:
    """The authorities whose forecast a user may open: leaders and control officers, in scope."""
    return agencies_visible_to(user, roles=READERS).filter(kind=AgencyKind.COMMITTEE).order_by("code")


def trained_for(agency: Agency) -> Trained | None:
    """Of the agency itself, else of the nearest above it."""
    found = Trained.objects.filter(agency__paths_down__below=agency).select_related("agency")
    return found.order_by("agency__paths_down__depth").first()


def run_for(agency: Agency) -> Run | None:
    """The forecast of the agency itself, else of the nearest above it."""
    found = Run.objects.filter(agency__paths_down__below=agency).select_related("agency")
    return found.order_by("agency__paths_down__depth").first()


def risks_of(run: Run, agency: Agency) -> QuerySet[Risk]:
    """Of the agency and below it, the likeliest to be late first; those without a forecast last."""
    inside = below(agency).order_by().values("pk")
    found = Risk.objects.filter(run=run, dossier__agency__in=inside)
    return found.order_by(F("chance").desc(nulls_last=True), "dossier__code")


def desks_of(run: Run, agency: Agency) -> list[tuple[Agency, DeskLoad]]:
    """The desks of the units below the agency, the most open work first."""
    units = {unit.pk: unit for unit in below(agency)}
    desks = (desk_from_json(each) for each in run.loads)
    return [(units[desk.agency], desk) for desk in desks if desk.agency in units]
