"""What pages and actions ask of rounds and sheets."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of_many
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import active_posts
from motcua.scoring.models import Dispute, Entry, Frame, Round, Sheet, Stage
from motcua.scoring.rules.appraised import Judgment
from motcua.scoring.rules.support import Claim
from motcua.scoring.visibility import JUDGES, rounds_visible_to, sheets_visible_to

FILES = "scoring"
"""``owner_kind`` of the files that prove an entry."""


COUNTED = {
    "scoring": [Stage.SCORING],
    "submitted": [Stage.SUBMITTED],
    "judged": [Stage.APPRAISED, Stage.ACCEPTED],
    "missing": [Stage.MISSING],
}


def rounds(user: User) -> QuerySet[Round]:
    """With how many sheets stand at each stage; the newest first."""
    counted = {
        f"{name}_count": Count("sheets", filter=Q(sheets__stage__in=stages), distinct=True)
        for name, stages in COUNTED.items()
    }
    found = rounds_visible_to(user).select_related("agency", "frame").annotate(**counted)
    return found.order_by("-year", "-opened_at")


def round_of(user: User, id: UUID) -> Round | None:
    return rounds_visible_to(user).select_related("agency", "frame").filter(pk=id).first()


def sheets_of(round: Round) -> QuerySet[Sheet]:
    return round.sheets.select_related("agency", "submitted_by").order_by("agency__code")


def sheet_of(user: User, id: UUID) -> Sheet | None:
    found = sheets_visible_to(user).select_related("agency", "round__agency", "round__frame", "submitted_by")
    return found.filter(pk=id).first()


def entries_of(sheet: Sheet) -> dict[str, Entry]:
    """By code of the criterion, each with its dispute; one query."""
    rows = sheet.entries.select_related("dispute__filed_by", "dispute__decided_by", "appraised_by")
    return {entry.code: entry for entry in rows}


def files_by_code(entries: Iterable[Entry]) -> dict[str, list[Attachment]]:
    """The files that count as proof: not withdrawn, not found infected; one query."""
    codes = {entry.pk: entry.code for entry in entries}
    found = files_of_many(FILES, codes)
    return {
        codes[owner]: [each for each in files if each.withdrawn_at is None and each.state != "refused"]
        for owner, files in found.items()
    }


def claim_of(entry: Entry, files: int) -> Claim:
    return Claim(
        points=entry.own.points,
        waived=entry.own_waived,
        words=entry.words,
        files=files,
        links=len(entry.link_lines),
        figure=entry.figure is not None,
    )


def claims_of(entries: dict[str, Entry]) -> dict[str, Claim]:
    files = files_by_code(entries.values())
    return {code: claim_of(entry, len(files.get(code, ()))) for code, entry in entries.items()}


def judgments_of(entries: dict[str, Entry]) -> dict[str, Judgment]:
    found = {}
    for code, entry in entries.items():
        dispute = dispute_of(entry)
        found[code] = Judgment(
            own=entry.own,
            appraised=entry.appraised,
            decided=dispute.decided if dispute else None,
            reason=entry.reason,
            decided_reason=dispute.reason if dispute else "",
        )
    return found


def dispute_of(entry: Entry) -> Dispute | None:
    """Of an entry whose dispute was read with it."""
    return getattr(entry, "dispute", None)


def frames_for(agency: Agency) -> QuerySet[Frame]:
    """What the software brings, and what this authority issued."""
    return Frame.objects.filter(Q(agency__isnull=True) | Q(agency=agency))


def judging(user: User) -> QuerySet[Agency]:
    """The authorities in whose name the user may open a round: those with something below them to judge."""
    scopes = active_posts(user, roles=JUDGES).values("scope")
    above = Agency.objects.filter(pk__in=scopes, level__in=("province", "district"), kind="committee")
    return above.order_by("code")
