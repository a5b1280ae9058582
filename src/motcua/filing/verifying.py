"""Whether a report from another installation may be taken in: signature, signer, form, agency, period, sums.

Nothing is trusted that the file merely says: sums and identities are worked out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.documents.signature_checks import SignatureFound, signature_over
from motcua.documents.signatures.errors import SignatureError
from motcua.figures import forms
from motcua.figures.form import Form
from motcua.figures.identities import check
from motcua.filing import keyring
from motcua.filing.document import FORMAT
from motcua.filing.package import Package, PackageError
from motcua.filing.papers import Document, cells_of
from motcua.organisation.models import Agency, Level
from motcua.reports.subjects import source_of
from motcua.terms import clock

MOST = 10**12
NAME_LENGTH = 64  # of an organisation in a certificate (X.520)


@dataclass(frozen=True)
class Verified:
    package: Package
    form: Form
    agency: Agency
    first: date
    last: date
    signature: SignatureFound
    signed_at: datetime

    @property
    def document(self) -> Document:
        return self.package.document

    @property
    def title(self) -> str:
        return _("%(form)s của %(agency)s") % {"form": self.form.heading, "agency": self.agency.name}


def verified(package: Package, agencies: QuerySet[Agency]) -> Verified:
    """``agencies``: those from which the user may take in reports. Raises PackageError with the first reason
    found, in Vietnamese."""
    signature = _signature(package)
    document = _shaped(package)
    agency = _agency(document, agencies)
    _signer(signature, agency)
    form = _form(document)
    _grouping(form, document)
    first, last = _period(document)
    _adds_up(form, document)
    assert signature.signed_at is not None  # else it were not trusted
    return Verified(package, form, agency, first, last, signature, signature.signed_at)


def _signature(package: Package) -> SignatureFound:
    try:
        found = signature_over(package.content, package.signature, keyring.trusted_roots(), clock.now())
    except SignatureError as error:
        raise PackageError(str(error)) from error
    if not found.intact:
        raise PackageError(_("Chữ ký số không khớp số liệu: gói đã bị sửa sau khi ký. Không nhận được."))
    if not found.trusted:
        raise PackageError(
            _(
                "Hệ thống này không tin cậy nơi cấp chứng thư của “%(signer)s”, hoặc chứng thư đã hết hiệu "
                "lực khi ký. Nếu đúng là cơ quan cấp dưới, hãy đề nghị người quản trị thêm chứng thư gốc."
            )
            % {"signer": found.signer}
        )
    return found


def _shaped(package: Package) -> Document:
    document = package.document
    try:
        sound = document["format"] == FORMAT and isinstance(document["rows"], list)
        parts = (document["total"], *(row["cells"] for row in document["rows"]))
        sound = sound and all(_counts(part) for part in parts)
        texts = [row["name"] for row in (*document["rows"], *document["columns"])]
        texts += [column["group"] for column in document["columns"]]
        texts += [row["key"] for row in document["rows"]]
        texts += [identity["text"] for identity in document["identities"]]
        sound = sound and all(isinstance(text, str) for text in texts)
        sound = sound and document["level"] in ("", *Level.values)
        sound = sound and isinstance(document["grouping"], str)
    except (KeyError, TypeError, ValueError, AttributeError):
        sound = False
    if not sound:
        raise PackageError(
            _("Dạng số liệu trong gói không phải là dạng mà hệ thống này đọc được. Hãy cập nhật phần mềm.")
        )
    return document


def _counts(cells: Mapping[str, Any]) -> bool:
    """Column numbers as we write them, each with a whole number that a database can hold."""
    found = cells_of(cells)
    plain = [str(number) for number in found] == list(cells)
    return plain and all(type(count) is int and 0 <= count <= MOST for count in found.values())


def _agency(document: Document, agencies: QuerySet[Agency]) -> Agency:
    code = _text(document, "agency", "code")
    found = agencies.filter(code=code).first()
    if found is None:
        raise PackageError(
            _("Gói là báo cáo của cơ quan “%(code)s”, không phải cơ quan cấp dưới mà bạn nhận báo cáo.")
            % {"code": code}
        )
    return found


def _signer(signature: SignatureFound, agency: Agency) -> None:
    """The certificate is of somebody at that agency: a trusted signer of another may not report for it."""
    if signature.organisation.casefold() != agency.name[:NAME_LENGTH].casefold():
        raise PackageError(
            _("Chứng thư của “%(signer)s” là của “%(theirs)s”, không phải của %(agency)s.")
            % {"signer": signature.signer, "theirs": signature.organisation, "agency": agency.name}
        )


def _form(document: Document) -> Form:
    """The form as this system knows it: the same columns and the same sums."""
    code = _text(document, "form", "code")
    try:
        form = forms.get(code)
    except forms.UnknownForm as error:
        raise PackageError(str(error)) from error
    numbers = [column.number for column in form.columns]
    if [each.get("number") for each in document["columns"]] != numbers or any(
        sorted(cells_of(part)) != sorted(numbers)
        for part in (document["total"], *(row["cells"] for row in document["rows"]))
    ):
        raise PackageError(
            _("Các cột của biểu %(form)s trong gói khác với biểu ở đây. Hai hệ thống cần cùng bản phần mềm.")
            % {"form": form.code}
        )
    return form


def _grouping(form: Form, document: Document) -> None:
    if document["grouping"] not in source_of(form.subject).groupings:
        raise PackageError(_("Cách chia dòng của gói không có trong hệ thống này. Hãy cập nhật phần mềm."))


def _period(document: Document) -> tuple[date, date]:
    """Both days; the period has ended."""
    try:
        first, last = (date.fromisoformat(_text(document, "period", name)) for name in ("first", "last"))
    except ValueError as error:
        raise PackageError(_("Kỳ báo cáo trong gói không phải là ngày.")) from error
    if last < first or document.get("running") or last >= clock.today():
        raise PackageError(
            _("Kỳ báo cáo trong gói (%(first)s đến %(last)s) chưa kết thúc nên chưa nhận được.")
            % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        )
    return first, last


def _adds_up(form: Form, document: Document) -> None:
    rows = {
        f"{place}. {row['name']}": cells_of(row["cells"]) for place, row in enumerate(document["rows"], 1)
    }
    total = cells_of(document["total"])
    wrong = [
        _("cột %(number)s: tổng số không bằng tổng các dòng") % {"number": number}
        for number, count in total.items()
        if count != sum(cells[number] for cells in rows.values())
    ]
    for each in check(form.identities, {_("Tổng số"): total, **rows}):
        wrong += [f"{each.text} ({name})" for name in each.broken]
    if wrong:
        raise PackageError(
            _("Số liệu trong gói tự mâu thuẫn nên không nhận được: %(wrong)s. Hãy đề nghị nơi gửi lập lại.")
            % {"wrong": "; ".join(wrong[:5])}
        )


def _text(document: Mapping[str, Any], part: str, name: str) -> str:
    value = document.get(part, {})
    found = value.get(name) if isinstance(value, Mapping) else None
    if not isinstance(found, str) or not found.isprintable():
        raise PackageError(_("Gói thiếu thông tin “%(name)s”.") % {"name": f"{part}.{name}"})
    return found
