"""A report with all that proves it, as one file that is verified without a database and without us.

A ZIP of: ``report.json`` (the figures in their canonical bytes), ``ids.jsonl`` (a line a cell: row, column,
ids), ``seals.jsonl`` (the journal's seals whole), ``kept.json`` (the facts behind the figures of
subjects that cannot tell their past), and, once signed, ``signature.der`` (CMS over report.json)
and the files that were given out. Ids are of dossiers in the journal; no person stands in it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from motcua.documents.signature_checks import signature_over
from motcua.documents.signatures.errors import SignatureError
from motcua.documents.stable_zip import normalised
from motcua.figures import forms
from motcua.figures.form import Form
from motcua.figures.period import Period
from motcua.filing.document import sha256_of
from motcua.filing.integrity import problems_of
from motcua.filing.kept import Kept, members_of, summary, total_of
from motcua.filing.members import digest_of
from motcua.filing.models import Report
from motcua.filing.seals import seals_of, whole
from motcua.journal import hashing

REPORT, IDS, SEALS, SIGNATURE = "report.json", "ids.jsonl", "seals.jsonl", "signature.der"
KEPT = "kept.json"
RELATION = re.compile(r"(\d+) (?:= (\d+(?: \+ \d+)*)|≤ (\d+))")
LARGEST = 512 * 1024 * 1024  # bytes of one part, unpacked


class NoProof(ValueError):
    """A file that is not of this kind; the message is Vietnamese."""


def proof_of(report: Report) -> bytes:
    """The file of a frozen report; the same report gives the same bytes."""
    assert report.known_at is not None
    seals = whole(seals_of(report.agency, report.known_at))
    parts: dict[str, bytes] = {REPORT: report.content, IDS: _lines(_cells(report)), SEALS: _lines(seals)}
    if report.kept:
        parts[KEPT] = bytes(report.kept)
    if report.signature:
        parts[SIGNATURE] = bytes(report.signature)
    parts |= {f"report.{each.kind}": bytes(each.content) for each in report.files.order_by("kind")}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return normalised(target.getvalue())


def _cells(report: Report) -> Iterator[dict[str, Any]]:
    for row in report.rows.order_by("key"):
        members = row.members()
        for column in members.columns:
            yield {"row": row.key, "column": column, "ids": [str(id) for id in members.of(column)]}


def _lines(records: Iterator[Any]) -> bytes:
    return b"".join(hashing.canonical(record) + b"\n" for record in records)


@dataclass
class Finding:
    """``said``: what was looked at and holds; ``wrong``: what does not; both Vietnamese sentences."""

    said: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.wrong

    def expect(self, holds: bool, said: str, wrong: str) -> None:
        if holds:
            self.said.append(said)
        else:
            self.wrong.append(wrong)


def verify_proof(data: bytes, roots: Sequence[bytes], now: datetime) -> Finding:
    """``roots``: certificates (PEM) whose people are trusted. Raises NoProof for another kind of file."""
    parts = _parts(data)
    try:
        document, cells, seals = _parsed(parts)
    except (ValueError, KeyError, TypeError) as error:
        raise NoProof("Tệp hỏng: không đọc được số liệu trong đó. Hãy xin lại tệp.") from error
    finding = Finding()
    digest = sha256_of(parts[REPORT])
    finding.expect(
        hashing.canonical(document) == parts[REPORT],
        f"Số liệu ở đúng dạng chuẩn, mã kiểm chứng {digest}.",
        "Số liệu không ở dạng chuẩn: tệp đã bị sửa.",
    )
    _check_cells(finding, document, cells)
    if "kept" in document:
        _check_kept(finding, document, parts.get(KEPT, b""))
    _check_sums(finding, document)
    _check_seals(finding, document, seals)
    _check_signature(finding, parts, roots, now)
    return finding


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(each.file_size > LARGEST for each in archive.infolist()):
                raise NoProof("Tệp lớn bất thường nên không mở. Hãy xin lại tệp.")
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise NoProof("Tệp này không phải là hồ sơ chứng minh của báo cáo (ZIP).") from error
    if missing := {REPORT, IDS, SEALS} - parts.keys():
        raise NoProof(f"Tệp thiếu phần {', '.join(sorted(missing))}.")
    return parts


Cell = dict[str, Any]


def _parsed(parts: Mapping[str, bytes]) -> tuple[dict[str, Any], dict[tuple[str, str], Cell], list[Cell]]:
    """Also what of each cell is asked later: its count and digest, worked out from the ids."""
    document = hashing.parse(parts[REPORT])
    wrong = problems_of(document)
    if wrong and document.get("format") is None:
        raise ValueError(wrong)
    cells = {}
    for line in parts[IDS].splitlines():
        cell = hashing.parse(line)
        ids = [UUID(id) for id in cell["ids"]]
        sound = ids == sorted(set(ids))
        counted = {"count": len(ids) if sound else -1, "ids": digest_of(ids)}
        cells[cell["row"], str(cell["column"])] = counted
    return document, cells, [hashing.parse(line) for line in parts[SEALS].splitlines()]


def _check_cells(finding: Finding, document: Cell, cells: Mapping[tuple[str, str], Cell]) -> None:
    said = {(row["key"], number): cell for row in document["rows"] for number, cell in row["cells"].items()}
    wrong = [key for key in said.keys() | cells.keys() if said.get(key) != cells.get(key)]
    finding.expect(
        not wrong,
        f"Cả {len(said)} ô đều bằng độ dài danh sách hồ sơ của ô và khớp mã của danh sách.",
        "Danh sách hồ sơ không khớp số liệu ở: "
        + "; ".join(f"dòng {row}, cột {column}" for row, column in sorted(wrong)[:10])
        + ".",
    )


def _check_kept(finding: Finding, document: Cell, content: bytes) -> None:
    """Every cell counted again from the facts that go with the figures, and so what they are compared with
    and what was left out for lack of data."""
    said = {(row["key"], number): cell for row in document["rows"] for number, cell in row["cells"].items()}
    try:
        facts = Kept.read(content)
        same = (
            document["kept"] == summary(content, facts, sha256_of(content))
            and _counted_again(document, facts) == said
            and _compared_again(document, facts) == document["comparison"]["total"]
            and document["unusable"] == {"count": len(facts.unusable), "ids": digest_of(facts.unusable)}
        )
    except (ValueError, KeyError, TypeError, StopIteration):
        same = False
    finding.expect(
        same,
        f"Đếm lại từ {document['kept']['things']} dữ kiện giữ kèm ra đúng cả {len(said)} ô.",
        "Dữ kiện giữ kèm không khớp số liệu: thiếu, đã bị sửa, hoặc đếm lại ra số khác.",
    )


def _counted_again(document: Cell, facts: Kept) -> dict[tuple[str, str], Cell]:
    members = members_of(_form(document), facts.now, _period(document, document["period"]))
    return {
        (key, str(column)): {"count": some.count(column), "ids": some.digest(column)}
        for key, some in members.items()
        for column in some.columns
    }


def _compared_again(document: Cell, facts: Kept) -> dict[str, int]:
    form = _form(document)
    members = members_of(form, facts.earlier, _period(document, document["comparison"]["period"]))
    return {str(number): count for number, count in total_of(form, members).items()}


def _form(document: Cell) -> Form:
    return forms.get(document["form"]["code"])


def _period(document: Cell, days: Mapping[str, str]) -> Period:
    first, last = (date.fromisoformat(days[name]) for name in ("first", "last"))
    return Period(first, last, datetime.fromisoformat(document["known_at"]))


def _check_sums(finding: Finding, document: Cell) -> None:
    """Totals and identities, worked out again from the counts."""
    wrong = problems_of(document)
    counts = {row["key"]: _counts(row["cells"]) for row in document["rows"]}
    counts[""] = {int(number): count for number, count in document["total"].items()}
    sums = [each for each in document["identities"] if RELATION.fullmatch(each["text"])]
    for each in sums:
        if any(not _holds(each["text"], cells) for cells in counts.values()):
            wrong.append(f"Đẳng thức ({each['text']}) không khớp.")
    wrong += [f"({each['text']}) không khớp." for each in document["identities"] if not each["holds"]]
    finding.expect(
        not wrong,
        f"Tổng các dòng và {len(sums)} đẳng thức giữa các cột đều khớp.",
        " ".join(dict.fromkeys(wrong)),
    )


def _counts(cells: Mapping[str, Cell]) -> dict[int, int]:
    return {int(number): cell["count"] for number, cell in cells.items()}


def _holds(text: str, cells: Mapping[int, int]) -> bool:
    if "≤" in text:
        part, whole = text.split(" ≤ ")
        return cells[int(part)] <= cells[int(whole)]
    total, _, parts = text.partition(" = ")
    return cells[int(total)] == sum(cells[int(part)] for part in parts.split(" + "))


def _check_seals(finding: Finding, document: Cell, seals: Sequence[Cell]) -> None:
    sound = [
        seal["digest"] == hashing.seal_digest({name: seal[name] for name in hashing.SEAL_FIELDS})
        for seal in seals
    ]
    kept = [{name: seal[name] for name in ("agency", "day", "digest")} for seal in seals]
    finding.expect(
        all(sound) and kept == document["seals"],
        f"{len(seals)} niêm phong nhật ký đi kèm khớp mã của chúng.",
        "Niêm phong nhật ký đi kèm không khớp số liệu.",
    )


def _check_signature(
    finding: Finding, parts: Mapping[str, bytes], roots: Sequence[bytes], now: datetime
) -> None:
    if SIGNATURE not in parts:
        finding.said.append("Báo cáo chưa có chữ ký số.")
        return
    try:
        found = signature_over(parts[REPORT], parts[SIGNATURE], roots, now)
    except SignatureError as error:
        finding.wrong.append(str(error))
        return
    who = f"{found.signer} ({found.organisation})"
    finding.expect(found.intact, f"Chữ ký số của {who} khớp số liệu.", "Chữ ký số không khớp số liệu.")
    finding.expect(
        found.trusted,
        "Chứng thư của người ký do nơi được tin cậy cấp.",
        "Không rõ nơi cấp chứng thư của người ký. Nếu tin cậy, hãy thêm chứng thư gốc bằng --root.",
    )
