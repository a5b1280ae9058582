"""What is taken along of a sample: the file that verifies anywhere, and the list of dossiers as a sheet."""

from collections.abc import Iterator, Sequence

from motcua.oversight.models import Answer, Sample, SampledDossier
from motcua.oversight.samples.results import sheet_of
from motcua.reports.exports import Sheet as ExportSheet
from motcua.reports.subjects import Shape
from motcua.sampling import samplefile
from motcua.sampling.plan import name_of

BEFORE = ("Mã hồ sơ", "Nhóm", "Thứ tự trong nhóm", "Tình trạng", "Lý do thay")


def text_of(sample: Sample) -> str:
    """The file as JSON, the same bytes from every database."""
    return samplefile.text_of(samplefile.from_json(sample.file))


def sheet_for(sample: Sample, items: Sequence[SampledDossier]) -> ExportSheet:
    """Codes, strata and answers; no names of people."""
    headings = [
        "Mã hồ sơ",
        "Nhóm",
        "Thứ tự trong nhóm",
        "Tình trạng",
        "Lý do thay",
        *sample.criteria,
        "Ghi chú",
    ]
    return ExportSheet(
        name="danh-sach-mau",
        title=sample.title,
        notes=[f"Mã cam kết: {sample.commitment}", f"Tổng thể {sample.population} hồ sơ."],
        keys=[str(place) for place in range(len(headings))],
        headings=headings,
        rows=_rows(sample, items),
        about={"commitment": sample.commitment},
    )


def _rows(sample: Sample, items: Sequence[SampledDossier]) -> Iterator[Sequence[Shape]]:
    for item in items:
        sheet = sheet_of(item)
        answers = (
            [str(Answer(answer).label) for answer in sheet.answers] if sheet else [""] * len(sample.criteria)
        )
        stratum = name_of(tuple(sample.strata[item.stratum][0]))
        state = standing_of(item)
        note = sheet.note if sheet else ""
        yield [item.dossier.code, stratum, item.place, state, item.lost_reason, *answers, note]


def standing_of(item: SampledDossier) -> str:
    if item.replaced_by is not None:
        return f"Đã thay bằng {item.replaced_by.dossier.code}"
    if item.lost_reason:
        return "Không còn hồ sơ để thay"
    return "Đã kiểm tra" if sheet_of(item) else "Chưa kiểm tra"
