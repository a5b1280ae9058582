"""Why an authority no longer takes a procedure in, for the officer and the citizen at the counter."""

from datetime import date

from django.db.models import Q

from motcua.catalogue.models import Change, DecisionEntry, Offering
from motcua.organisation.models import Agency


def why_ended(agency: Agency, code: str, day: date) -> str:
    """A Vietnamese sentence with the decision; blank where the authority did not offer it before."""
    before = Offering.objects.filter(agency=agency, procedure__code=code, valid_to__lt=day)
    ended = before.order_by("-valid_to").first()
    if ended is None or ended.valid_to is None:
        return ""
    entry = _ending(code, day)
    since = f"{ended.valid_to:%d/%m/%Y}"
    if entry is None:
        return f"{agency.name} giải quyết thủ tục {code} đến hết ngày {since}, nay không tiếp nhận mới."
    decision = entry.decision
    said = f"theo Quyết định {decision.number}, hiệu lực {decision.effective_on:%d/%m/%Y}"
    goes_on = "Hồ sơ đã tiếp nhận trước ngày đó vẫn được giải quyết."
    if entry.replaces_id:
        new = entry.procedure
        return f"Thủ tục {code} đã được thay bằng {new.code} “{new.name}” {said}. {goes_on}"
    return f"Thủ tục {code} đã bị bãi bỏ {said}; không tiếp nhận mới. {goes_on}"


def _ending(code: str, day: date) -> DecisionEntry | None:
    abolished = Q(procedure__code=code, change=Change.ABOLISHED)
    replaced = Q(replaces__code=code, change=Change.REPLACED)
    rows = DecisionEntry.objects.filter(abolished | replaced, decision__effective_on__lte=day)
    return rows.select_related("decision", "procedure").order_by("-decision__effective_on", "-pk").first()
