"""Land and housing confirmations. NĐ 151/2025 and sector rules (memory)."""

from motcua.catalogue.forms.conditions import Equals, IsFilled, Not, OneOf
from motcua.catalogue.forms.fields import Address, Boolean, Choice, Date, LongText, Number, Person, Text
from motcua.catalogue.forms.schema import FormSchema

_PARCEL = (
    Text(name="parcel", label="Thửa đất số", required=True),
    Text(name="map_sheet", label="Tờ bản đồ số"),
    Address(name="land_address", label="Địa chỉ thửa đất", required=True),
    Number(name="area", label="Diện tích (m²)", minimum=1, required=True),
)

FIRST_REGISTRATION = FormSchema(
    (
        Person(name="user", label="Người sử dụng đất", required=True, needed=("full_name", "id_number")),
        *_PARCEL,
        Choice(
            name="purpose",
            label="Mục đích sử dụng",
            required=True,
            choices=(("housing", "Đất ở"), ("agriculture", "Đất nông nghiệp"), ("other", "Mục đích khác")),
        ),
        Text(name="purpose_text", label="Nêu rõ mục đích", required=True, when=Equals("purpose", "other")),
        Date(name="used_since", label="Sử dụng từ ngày", past=True),
        Choice(
            name="origin",
            label="Nguồn gốc sử dụng",
            required=True,
            choices=(
                ("allocated", "Nhà nước giao, cho thuê"),
                ("inherited", "Thừa kế"),
                ("transferred", "Nhận chuyển nhượng, tặng cho"),
                ("cleared", "Khai hoang, tự sử dụng"),
            ),
        ),
        Text(
            name="origin_paper",
            label="Giấy tờ về nguồn gốc (số, ngày)",
            required=True,
            when=Not(Equals("origin", "cleared")),
        ),
        Boolean(name="has_house", label="Có tài sản gắn liền với đất"),
        LongText(
            name="house_text",
            label="Mô tả tài sản (loại, diện tích, năm xây dựng)",
            required=True,
            when=Equals("has_house", True),
        ),
        Boolean(name="dispute", label="Đang có tranh chấp"),
        LongText(
            name="dispute_text", label="Nội dung tranh chấp", required=True, when=Equals("dispute", True)
        ),
    )
)

CERTIFICATE_CORRECTION = FormSchema(
    (
        Text(name="certificate", label="Giấy chứng nhận (số phát hành, số vào sổ, ngày cấp)", required=True),
        *_PARCEL,
        LongText(name="wrong", label="Nội dung sai sót trên Giấy chứng nhận", required=True),
        LongText(name="right", label="Nội dung đề nghị đính chính", required=True),
        Text(name="proof", label="Giấy tờ chứng minh"),
        Date(name="proof_date", label="Ngày của giấy tờ", past=True, when=IsFilled("proof")),
    )
)

HOUSING_CONFIRMATION = FormSchema(
    (
        Choice(
            name="kind",
            label="Nội dung đề nghị xác nhận",
            required=True,
            choices=(
                ("area", "Diện tích nhà ở bình quân"),
                ("lawful", "Chỗ ở hợp pháp, không tranh chấp"),
                ("both", "Cả hai nội dung"),
            ),
        ),
        Address(name="house_address", label="Địa chỉ chỗ ở", required=True),
        Number(
            name="floor_area",
            label="Diện tích sàn (m²)",
            minimum=1,
            required=True,
            when=OneOf("kind", ("area", "both")),
        ),
        Number(
            name="people",
            label="Số người đang ở và sẽ đăng ký",
            minimum=1,
            maximum=100,
            required=True,
            when=OneOf("kind", ("area", "both")),
        ),
        Choice(
            name="ownership",
            label="Chỗ ở thuộc",
            required=True,
            choices=(("own", "Sở hữu"), ("rented", "Thuê, mượn, ở nhờ")),
        ),
        Person(name="owner", label="Chủ sở hữu", required=True, when=Equals("ownership", "rented")),
    )
)

FORMS = {
    "1.013978": FIRST_REGISTRATION,
    "1.012796": CERTIFICATE_CORRECTION,
    "1.013314": HOUSING_CONFIRMATION,
}
