"""What the actions of reform have in common: in whose book one may write, and days that have been."""

from datetime import date

from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.organisation.models import Agency, User
from motcua.reform.visibility import kept_by
from motcua.terms import clock


def book(user: User, code: str) -> Agency:
    """Raises NotPermitted where the user keeps no book of that authority."""
    found = kept_by(user).filter(code=code).first()
    if found is None:
        raise NotPermitted("Chỉ lãnh đạo, đầu mối kiểm soát của cơ quan ghi được ở đây.")
    return found


def keeps(user: User, agency: Agency) -> None:
    book(user, agency.code)


def been(name: str, day: date) -> None:
    """Raises BadInput for a day to come."""
    if day > clock.today():
        text = "Ngày ở tương lai. Ghi ngày đã qua, hoặc hôm nay."
        raise BadInput(text, {name: text})
