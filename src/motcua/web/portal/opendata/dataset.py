"""The two data sets as flat records: the same in CSV, JSON and the dictionary."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.figures.disclosure.moves import Row
from motcua.organisation.models import Agency
from motcua.pace.promises import Promises
from motcua.reports.publishing import COLUMNS, FORM, Published

Value = str | int | None
Record = dict[str, Value]
HIDDEN = "*"
KINDS = ("toan_bo", "linh_vuc", "thu_tuc")
LICENCE = gettext_lazy(
    "Dữ liệu mở: ai cũng được xem, tải, dùng lại và chia sẻ, kể cả cho mục đích thương mại, không phải "
    "xin phép; khi dùng đề nghị ghi nguồn và ngày tính. Theo tinh thần Nghị định 47/2020/NĐ-CP (theo hiểu "
    "biết chung, chưa đối chiếu văn bản)."
)


class Field(NamedTuple):
    name: str
    kind: str
    meaning: str
    source: str = ""


def month_records(agency: Agency, data: Published) -> Iterator[Record]:
    """Oldest month first; None: hidden."""
    for month in data.months:
        for row in month.rows:
            yield {
                "ky": month.key,
                "tu_ngay": month.period.first.isoformat(),
                "den_ngay": month.period.last.isoformat(),
                "ma_co_quan": agency.code,
                "co_quan": agency.name,
                "loai_dong": KINDS[len(row.row)],
                **_named(data, row.row),
                **{f"cot_{number}": cell for number, cell in zip(COLUMNS, row.cells, strict=True)},
            }


def _named(data: Published, row: Row) -> Mapping[str, str]:
    return {
        "ma_linh_vuc": row[0] if row else "",
        "linh_vuc": data.names[row[:1]] if row else "",
        "ma_thu_tuc": row[1] if len(row) == 2 else "",
        "thu_tuc": data.names[row] if len(row) == 2 else "",
    }


def promise_records(promises: Promises) -> Iterator[Record]:
    """By code of the procedure; None: nothing is promised."""
    for row in sorted(promises.rows, key=lambda row: row.procedure.code):
        sector = row.procedure.sector
        yield {
            "tu_ngay": promises.period.first.isoformat(),
            "den_ngay": promises.period.last.isoformat(),
            "ma_co_quan": row.agency.code,
            "co_quan": row.agency.name,
            "ma_linh_vuc": sector.code if sector else "",
            "ma_thu_tuc": row.procedure.code,
            "thu_tuc": row.procedure.name,
            "muc_do": row.service_level,
            "so_ho_so_tu": row.sample,
            "dung_han_tu": row.chance,
            "trung_vi": _plain(row.median),
            "bach_phan_vi_90": _plain(row.p90),
            "cho_co_quan": _plain(row.ours),
            "cho_nguoi_dan": _plain(row.yours),
        }


def _plain(days: Decimal | None) -> str | None:
    """With a point, as programs read it."""
    return None if days is None else str(days)


def month_fields() -> list[Field]:
    """The meaning of each field; that of a column is the definition of its figure."""
    fields = [
        Field("ky", "YYYY-MM", _("Tháng báo cáo: từ ngày 15 tháng trước đến hết ngày 14 tháng này")),
        Field("tu_ngay", "YYYY-MM-DD", _("Ngày đầu kỳ")),
        Field("den_ngay", "YYYY-MM-DD", _("Ngày cuối kỳ, tính cả ngày này")),
        Field(
            "ma_co_quan",
            _("chữ"),
            _("Mã cơ quan; chỉ hồ sơ cơ quan tự giải quyết, không gồm cấp dưới"),
        ),
        Field("co_quan", _("chữ"), _("Tên cơ quan")),
        Field("loai_dong", _("chữ"), _("toan_bo: cả cơ quan; linh_vuc: một lĩnh vực; thu_tuc: một thủ tục")),
        Field("ma_linh_vuc", _("chữ"), _("Mã lĩnh vực; trống ở dòng cả cơ quan")),
        Field("linh_vuc", _("chữ"), _("Tên lĩnh vực")),
        Field("ma_thu_tuc", _("chữ"), _("Mã thủ tục; chỉ có ở dòng thủ tục")),
        Field("thu_tuc", _("chữ"), _("Tên thủ tục")),
    ]
    return fields + [
        Field(
            f"cot_{column.number}",
            _("số nguyên; * (CSV) hoặc null (JSON) là bị che"),
            f"{column.group}: {column.name.lower()}. {column.figure.definition}",
            column.figure.source,
        )
        for column in FORM.columns
    ]


def promise_fields() -> list[Field]:
    days = _("số thập phân dùng dấu chấm, ngày làm việc; trống là chưa đủ 20 hồ sơ")
    return [
        Field("tu_ngay", "YYYY-MM-DD", _("Ngày đầu của 12 tháng báo cáo")),
        Field("den_ngay", "YYYY-MM-DD", _("Ngày cuối của 12 tháng báo cáo, tính cả ngày này")),
        Field("ma_co_quan", _("chữ"), _("Mã định danh cơ quan")),
        Field("co_quan", _("chữ"), _("Tên cơ quan")),
        Field("ma_linh_vuc", _("chữ"), _("Mã lĩnh vực của thủ tục")),
        Field("ma_thu_tuc", _("chữ"), _("Mã thủ tục")),
        Field("thu_tuc", _("chữ"), _("Tên thủ tục")),
        Field("muc_do", _("chữ"), _("Mức độ của phiên bản đang áp dụng: full toàn trình, partial một "
                                    "phần, direct trực tiếp, level_3 và level_4 là mức độ 3 và 4 trước đây")),
        Field("so_ho_so_tu", _("số nguyên"), _("Số hồ sơ đã có câu trả lời, làm tròn xuống hàng chục")),
        Field("dung_han_tu", _("số nguyên; trống là chưa đủ 20 hồ sơ"),
              _("Ít nhất bấy nhiêu trong 100 hồ sơ đúng hạn, theo bước 5, cao nhất ghi 95")),
        Field("trung_vi", days, _("Một nửa số hồ sơ xong trong bấy nhiêu ngày")),
        Field("bach_phan_vi_90", days, _("Chín phần mười số hồ sơ xong trong bấy nhiêu ngày")),
        Field("cho_co_quan", days, _("Trung bình chờ cơ quan")),
        Field("cho_nguoi_dan", days, _("Trung bình chờ người dân bổ sung giấy tờ hoặc nộp tiền")),
    ]  # fmt: skip
