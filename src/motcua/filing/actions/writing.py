"""The words that go with the figures; they are signed with the paper and not among the figures' bytes."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import storable
from motcua.filing.access import prepares
from motcua.filing.actions.performing import locked, record
from motcua.filing.models import Report, State
from motcua.filing.outline import sections_of
from motcua.journal import verbs
from motcua.organisation.models import User

LONGEST = 20_000  # characters a section

verbs.register("report_written", "Viết phần lời của {title}: {sections}")


def write_narrative(user: User, report: Report | UUID, texts: Mapping[str, str]) -> Report:
    """Text by the key of the section, until it is signed. Raises NotPermitted, WrongState, BadInput."""
    with transaction.atomic():
        found = locked(user, report, prepares, (State.DRAFT, State.FROZEN))
        titles = {section.key: f"{section.number}. {section.title}" for section in sections_of(found.agency)}
        found.narrative = _cleaned(texts, titles)
        found.save(update_fields=["narrative"])
        written = ", ".join(titles[key] for key in found.narrative)
        record(found, user, "report_written", {"sections": written, "texts": found.narrative})
    return found


def _cleaned(texts: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    errors = dict.fromkeys(texts.keys() - titles.keys(), "Không có mục này trong đề cương.")
    cleaned = {}
    for key in titles.keys() & texts.keys():
        text = "".join(each for each in texts[key] if storable(each)).replace("\r\n", "\n").strip()
        if len(text) > LONGEST:
            errors[key] = f"Mục “{titles[key]}” dài quá {LONGEST} ký tự, đề nghị rút gọn."
        elif text:
            cleaned[key] = text
    if errors:
        raise BadInput("Phần lời chưa đúng: " + " ".join(errors.values()), errors)
    return {key: cleaned[key] for key in titles if key in cleaned}
