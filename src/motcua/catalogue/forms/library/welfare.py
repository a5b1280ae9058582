"""Social allowance, social pension, poor households. NĐ 20/2021, NĐ 176/2025, QĐ 24/2021 (memory)."""

from motcua.catalogue.forms.conditions import AnyOf, Equals, Not, OneOf
from motcua.catalogue.forms.fields import Boolean, Choice, LongText, Number, Person, Text
from motcua.catalogue.forms.library.shared import citizen, sex
from motcua.catalogue.forms.schema import FormSchema

_PAYMENT = (
    Choice(
        name="payment",
        label="Nhận tiền bằng",
        required=True,
        choices=(("account", "Tài khoản ngân hàng"), ("cash", "Tiền mặt")),
    ),
    Text(name="account", label="Số tài khoản, ngân hàng", required=True, when=Equals("payment", "account")),
    Text(name="account_holder", label="Tên chủ tài khoản", required=True, when=Equals("payment", "account")),
)

SOCIAL_ALLOWANCE = FormSchema(
    (
        Choice(
            name="request",
            label="Nội dung",
            required=True,
            choices=(("grant", "Hưởng trợ cấp"), ("adjust", "Điều chỉnh"), ("stop", "Thôi hưởng")),
        ),
        citizen("person", "Đối tượng"),
        sex("person_sex"),
        Choice(
            name="group",
            label="Nhóm đối tượng",
            required=True,
            choices=(
                ("child", "Trẻ em không có nguồn nuôi dưỡng"),
                ("youth", "Người 16-22 tuổi đang học"),
                ("hiv", "Trẻ em, người nhiễm HIV thuộc hộ nghèo"),
                ("single_parent", "Người đơn thân nghèo nuôi con"),
                ("elderly", "Người cao tuổi"),
                ("disabled", "Người khuyết tật"),
                ("caregiver", "Nhận chăm sóc"),
            ),
        ),
        Text(name="school", label="Trường, lớp đang học", required=True, when=Equals("group", "youth")),
        Choice(
            name="disability_degree",
            label="Mức độ khuyết tật",
            required=True,
            when=Equals("group", "disabled"),
            choices=(("special", "Đặc biệt nặng"), ("severe", "Nặng")),
        ),
        Number(
            name="children",
            label="Số con đang nuôi",
            minimum=1,
            maximum=20,
            required=True,
            when=Equals("group", "single_parent"),
        ),
        Boolean(
            name="poor",
            label="Thuộc hộ nghèo, hộ cận nghèo",
            when=AnyOf((Equals("group", "elderly"), OneOf("group", ("hiv", "single_parent")))),
        ),
        Person(
            name="carer",
            label="Người nhận chăm sóc, nuôi dưỡng",
            required=True,
            when=OneOf("group", ("child", "caregiver")),
        ),
        LongText(
            name="reason",
            label="Lý do điều chỉnh, thôi hưởng",
            required=True,
            when=Not(Equals("request", "grant")),
        ),
        *_PAYMENT,
    )
)

SOCIAL_PENSION = FormSchema(
    (
        citizen("person", "Người đề nghị"),
        sex("person_sex"),
        Boolean(name="has_pension", label="Đang hưởng lương hưu, trợ cấp BHXH hằng tháng"),
        Number(
            name="pension_amount",
            label="Mức đang hưởng (đồng/tháng)",
            required=True,
            when=Equals("has_pension", True),
        ),
        Boolean(name="poor", label="Thuộc hộ nghèo, hộ cận nghèo"),
        *_PAYMENT,
    )
)

POOR_HOUSEHOLD = FormSchema(
    (
        Choice(
            name="request",
            label="Đề nghị công nhận",
            required=True,
            choices=(("poor", "Hộ nghèo"), ("near_poor", "Hộ cận nghèo")),
        ),
        Person(name="head", label="Chủ hộ", required=True, needed=("full_name", "id_number")),
        Number(name="members", label="Số nhân khẩu", minimum=1, maximum=50, required=True),
        LongText(
            name="members_text", label="Thành viên (họ tên, ngày sinh, số định danh, quan hệ)", required=True
        ),
        Number(name="income", label="Thu nhập bình quân (đồng/người/tháng)", required=True),
        Boolean(name="event", label="Gặp biến cố trong năm (tai nạn, bệnh nặng, thiên tai)"),
        LongText(name="event_text", label="Nêu rõ biến cố", required=True, when=Equals("event", True)),
        LongText(name="reason", label="Lý do đề nghị", required=True),
    )
)

FORMS = {"1.001776": SOCIAL_ALLOWANCE, "1.014027": SOCIAL_PENSION, "1.011607": POOR_HOUSEHOLD}
