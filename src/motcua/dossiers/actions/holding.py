"""In what form a dossier's papers are held: paper, scanned, reused, or electronic from the start.

NĐ 118/2025/NĐ-CP asks the one-stop desk to digitise at intake (existence verified); the states are those of
the exchange with the national portal (domain.md 3, verified).
"""

from typing import Any

from motcua.dossiers.actions.registry import action
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.dossiers.models import Digitised, Status
from motcua.organisation.models import Role

LATER = tuple((one.value, str(one.label)) for one in (Digitised.SCANNED, Digitised.REUSED))


def hold(case: Case, state: str) -> None:
    """From now on the papers are held so."""
    case.dossier.digitised = state
    case.dossier.digitised_at = None if state in ("", Digitised.NONE) else case.at
    case.payload["digitised"] = str(state)


@action(
    "digitise",
    "Ghi nhận số hóa giấy tờ",
    "Số hóa giấy tờ của hồ sơ: {state_text}",
    states={Status.RECEIVED, Status.IN_PROGRESS, Status.SUPPLEMENT, Status.PAYMENT, Status.RESOLVED},
    roles={Role.RECEIVER},
    fits=lambda case: case.dossier.digitised in ("", Digitised.NONE),
    fields=(FieldSpec("state", "Giấy tờ của hồ sơ", "choice", choices=LATER),),
)
def digitise(case: Case, values: dict[str, Any]) -> None:
    """All papers that were handed in; a dossier of which some are missing is not digitised yet."""
    state = Digitised(values["state"])
    if case.dossier.digitised == state:
        raise BadInput("Hồ sơ đã được ghi nhận như vậy.", {"state": "Chọn mục khác, hoặc giữ nguyên."})
    case.payload["state_text"] = str(state.label)
    hold(case, state)
