"""The forms this project brings along: the busiest commune procedures, and a generic one for all others.

Fields follow the published forms from memory (civil status: TT 04/2020/TT-BTP, NĐ 63/2024; residence: CT01
of TT 53/2025/TT-BCA; household business: NĐ 168/2025; social allowance: NĐ 20/2021; poor households: QĐ
24/2021): an installation checks them against the forms in force. What the dossier knows is not asked again.
"""

from motcua.catalogue.forms.library import certification, civil_status, economy, land, residence, welfare
from motcua.catalogue.forms.library.generic import GENERIC
from motcua.catalogue.forms.schema import FormSchema

FORMS: dict[str, FormSchema] = {
    **civil_status.FORMS,
    **certification.FORMS,
    **residence.FORMS,
    **economy.FORMS,
    **welfare.FORMS,
    **land.FORMS,
}


def form_for(code: str) -> FormSchema:
    """The form of a procedure by its national code; the generic form where there is none of its own."""
    return FORMS.get(code, GENERIC)


__all__ = ["FORMS", "GENERIC", "form_for"]
