"""Household business (hộ kinh doanh). NĐ 168/2025 (memory)."""

from motcua.catalogue.forms.conditions import Equals
from motcua.catalogue.forms.fields import (
    Address,
    Boolean,
    Choice,
    Date,
    Email,
    LongText,
    Number,
    Person,
    Phone,
    Text,
)
from motcua.catalogue.forms.schema import FormSchema

HOUSEHOLD_BUSINESS = FormSchema(
    (
        Text(name="business_name", label="Tên hộ kinh doanh", required=True),
        Address(name="business_address", label="Trụ sở", required=True),
        Phone(name="business_phone", label="Điện thoại", required=True),
        Email(name="business_email", label="Thư điện tử"),
        LongText(
            name="lines",
            label="Ngành, nghề kinh doanh (tên, mã cấp 4; ghi ngành chính đầu tiên)",
            required=True,
        ),
        Boolean(name="conditional", label="Có ngành, nghề kinh doanh có điều kiện"),
        LongText(
            name="conditional_text",
            label="Điều kiện đã đáp ứng, giấy phép",
            required=True,
            when=Equals("conditional", True),
        ),
        Number(name="capital", label="Vốn kinh doanh (đồng)", minimum=1, required=True),
        Number(name="workers", label="Số lao động", minimum=1, maximum=1000, required=True),
        Date(name="starts_on", label="Ngày bắt đầu kinh doanh", required=True),
        Choice(
            name="founder",
            label="Chủ thể thành lập",
            required=True,
            choices=(("person", "Cá nhân"), ("family", "Các thành viên hộ gia đình")),
        ),
        Person(name="owner", label="Chủ hộ kinh doanh", required=True, needed=("full_name", "id_number")),
        LongText(
            name="family_members",
            label="Thành viên hộ gia đình tham gia (họ tên, số định danh)",
            required=True,
            when=Equals("founder", "family"),
        ),
        Choice(
            name="tax",
            label="Phương pháp tính thuế GTGT",
            required=True,
            choices=(("declare", "Kê khai"), ("each", "Từng lần phát sinh"), ("exempt", "Không phải nộp")),
        ),
    )
)

FORMS = {"1.001612": HOUSEHOLD_BUSINESS}
