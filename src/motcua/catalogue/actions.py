"""Publishing versions and opening procedures at an authority: one transaction each, checked, journalled."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from motcua.catalogue.content import Content, digest, from_json
from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.journal import verbs
from motcua.organisation.models import Agency, AgencyKind
from motcua.organisation.records import SYSTEM, record_many
from motcua.terms import clock

CATALOGUE = "danh mục"
_BATCH = 200
_ONE_DAY = timedelta(days=1)

verbs.register("version_published", "Công bố {code} phiên bản {number}, áp dụng từ {valid_from}")
verbs.register("version_ended", "{code} phiên bản {number} hết hiệu lực sau ngày {valid_to}")
verbs.register("procedures_offered", "{agency} giải quyết {count} thủ tục từ {valid_from}")


@dataclass(frozen=True)
class Draft:
    """A version to be published: its content and the days, both included, on which it is to be in force."""

    procedure: Procedure
    content: Mapping[str, Any]
    valid_from: date
    valid_to: date | None = None


def publish_version(draft: Draft, *, by: str = SYSTEM) -> ProcedureVersion:
    """Publish one version and close the one it takes over from. Raises CatalogueError.

    The same content again for days on which it is in force already publishes nothing and gives that version.
    """
    return publish_many([draft], by=by)[0]


@transaction.atomic
def publish_many(drafts: Sequence[Draft], *, by: str = SYSTEM) -> list[ProcedureVersion]:
    """As publish_version, for many at once in a constant number of queries; in the drafts' order."""
    publishing = _Publishing(_versions_of(draft.procedure for draft in drafts), clock.now())
    versions = [publishing.publish(draft) for draft in drafts]
    publishing.save(by)
    return versions


def _versions_of(procedures: Iterable[Procedure]) -> dict[int, list[ProcedureVersion]]:
    found: dict[int, list[ProcedureVersion]] = defaultdict(list)
    ids = {procedure.pk for procedure in procedures}
    versions = ProcedureVersion.objects.filter(procedure__in=ids).select_related("procedure").defer("content")
    for version in versions.order_by("number"):
        found[version.procedure_id].append(version)
    return found


class _Publishing:
    """The versions known of each procedure, those to be written and those that end."""

    def __init__(self, known: dict[int, list[ProcedureVersion]], now: datetime) -> None:
        self.known, self.now = known, now
        self.fresh: list[ProcedureVersion] = []
        self.ended: list[ProcedureVersion] = []

    def publish(self, draft: Draft) -> ProcedureVersion:
        published = check(draft)
        known = self.known[draft.procedure.pk]
        former = in_force(known, draft.valid_from)
        fingerprint = digest(draft.content)
        if former and former.digest == fingerprint:
            self._end(former, draft.valid_to or former.valid_to)
            return former
        if former:
            self._end(former, draft.valid_from - _ONE_DAY)
        version = _new(draft, published, fingerprint, known, self.now)
        known.append(version)
        self.fresh.append(version)
        return version

    def _end(self, version: ProcedureVersion, last_day: date | None) -> None:
        if version.valid_to != last_day:
            version.valid_to = last_day
            if version.pk and version not in self.ended:
                self.ended.append(version)

    def save(self, by: str) -> None:
        ProcedureVersion.objects.bulk_create(self.fresh, batch_size=_BATCH)
        ProcedureVersion.objects.bulk_update(self.ended, ["valid_to"], batch_size=_BATCH)
        facts = [("version_ended", _facts(version)) for version in self.ended]
        facts += [("version_published", _facts(version)) for version in self.fresh]
        if facts:
            record_many(CATALOGUE, by, facts)


def in_force(versions: Sequence[ProcedureVersion], on: date) -> ProcedureVersion | None:
    """Of the versions of one procedure the one in force on a day."""
    holding = [each for each in versions if each.valid_from <= on and (each.valid_to or on) >= on]
    return max(holding, key=lambda each: (each.valid_from, each.number), default=None)


def _new(
    draft: Draft, published: Content, fingerprint: str, known: Sequence[ProcedureVersion], now: datetime
) -> ProcedureVersion:
    """Number: the next one. It ends at the latest before the version that is known to follow."""
    later = [each.valid_from - _ONE_DAY for each in known if each.valid_from > draft.valid_from]
    ends = min([*later, *([draft.valid_to] if draft.valid_to else [])], default=None)
    return ProcedureVersion(
        procedure=draft.procedure,
        number=max((each.number for each in known), default=0) + 1,
        content=dict(draft.content),
        digest=fingerprint,
        name=published.name,
        level=published.level,
        service_level=published.service_level,
        confidence=published.confidence,
        decision=published.decision[:120],
        valid_from=draft.valid_from,
        valid_to=ends,
        published_at=now,
    )


def _facts(version: ProcedureVersion) -> dict[str, Any]:
    return {
        "code": version.procedure.code,
        "number": version.number,
        "digest": version.digest,
        "valid_from": version.valid_from.isoformat(),
        "valid_to": version.valid_to.isoformat() if version.valid_to else "",
    }


def check(draft: Draft) -> Content:
    """Read the content as it will be read later. Raises CatalogueError where it could not be worked with."""
    code = draft.procedure.code
    try:
        published = from_json(draft.content)
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"Nội dung của {code} không đọc được: {error}") from error
    if published.code != code:
        raise CatalogueError(f"Nội dung mang mã {published.code}, không phải {code}.")
    if draft.valid_to and draft.valid_to < draft.valid_from:
        raise CatalogueError(f"{code}: ngày hết hiệu lực phải sau ngày có hiệu lực.")
    _check_process(published)
    return published


def _check_process(published: Content) -> None:
    """Intake first, return last, processing before approval in between; the shares make up the whole term."""
    kinds = [step.kind for step in published.steps]
    middle = kinds[1:-1]
    if kinds[:1] != ["intake"] or kinds[-1:] != ["return"] or "processing" not in middle:
        raise CatalogueError(f"{published.code}: quy trình phải có tiếp nhận, thụ lý, ký duyệt, trả kết quả.")
    before_approval = middle[: middle.index("approval")] if "approval" in middle else []
    if not before_approval or set(before_approval) != {"processing"}:
        raise CatalogueError(f"{published.code}: ký duyệt phải đứng ngay sau các bước thụ lý.")
    if not math.isclose(sum(step.share for step in published.steps), 1):
        raise CatalogueError(f"{published.code}: tỷ lệ thời gian của các bước phải cộng lại bằng 1.")


@transaction.atomic
def offer(
    agency: Agency,
    procedures: Iterable[Procedure],
    *,
    valid_from: date,
    valid_to: date | None = None,
    office_of: Mapping[str, Agency] | None = None,
    by: str = SYSTEM,
) -> int:
    """Let an authority handle procedures from a day on; how many were added. Raises CatalogueError.

    ``office_of`` names the office for a sector code; what is offered from that day already stays as it is.
    """
    if agency.kind != AgencyKind.COMMITTEE:
        raise CatalogueError(
            f"{agency.name} không phải Ủy ban nhân dân; thủ tục thuộc thẩm quyền của Ủy ban."
        )
    offices = office_of or {}
    known = set(agency.offerings.filter(valid_from=valid_from).values_list("procedure_id", flat=True))
    fresh = [
        Offering(
            agency=agency, procedure=each, valid_from=valid_from, valid_to=valid_to,
            office=offices.get(each.sector.code if each.sector else ""),
        )
        for each in procedures
        if each.pk not in known
    ]  # fmt: skip
    Offering.objects.bulk_create(fresh, batch_size=_BATCH)
    if fresh:
        facts = {"agency": agency.code, "count": len(fresh), "valid_from": valid_from.isoformat(),
                 "codes": sorted(each.procedure.code for each in fresh)}  # fmt: skip
        record_many(agency.code, by, [("procedures_offered", facts)])
    return len(fresh)
