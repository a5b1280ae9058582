"""Residence (cư trú): permanent and temporary. Luật Cư trú 2020, form CT01 (memory)."""

from motcua.catalogue.forms.conditions import Equals, IsFilled, Not
from motcua.catalogue.forms.fields import (
    Address,
    Boolean,
    Choice,
    Date,
    IdNumber,
    LongText,
    Number,
    Person,
    Text,
)
from motcua.catalogue.forms.library.shared import RELATIONS
from motcua.catalogue.forms.schema import FormSchema

_OWNERSHIP = (
    ("owner", "Chỗ ở thuộc sở hữu của mình"),
    ("household", "Về ở với chủ hộ"),
    ("rented", "Thuê, mượn, ở nhờ"),
)

_HEAD = (
    Choice(name="housing", label="Chỗ ở hợp pháp", required=True, choices=_OWNERSHIP),
    Text(name="head_name", label="Họ và tên chủ hộ", required=True, when=Not(Equals("housing", "owner"))),
    IdNumber(
        name="head_id", label="Số định danh của chủ hộ", required=True, when=Not(Equals("housing", "owner"))
    ),
    Choice(
        name="head_relation",
        label="Quan hệ với chủ hộ",
        required=True,
        choices=RELATIONS,
        when=Equals("housing", "household"),
    ),
    Boolean(
        name="head_agrees",
        label="Chủ hộ, chủ sở hữu chỗ ở đồng ý",
        required=True,
        when=Not(Equals("housing", "owner")),
    ),
    Text(
        name="lease",
        label="Hợp đồng thuê, mượn, ở nhờ (số, ngày)",
        required=True,
        when=Equals("housing", "rented"),
    ),
)

_MEMBERS = (
    Number(name="members", label="Số thành viên cùng thay đổi", maximum=30),
    LongText(
        name="members_text",
        label="Họ tên, ngày sinh, số định danh của từng người",
        required=True,
        when=IsFilled("members"),
    ),
)

PERMANENT = FormSchema(
    (
        Person(
            name="person",
            label="Người đăng ký",
            required=True,
            needed=("full_name", "id_number"),
            parts=("full_name", "id_number", "birth_date", "phone"),
        ),
        Address(name="current_address", label="Nơi thường trú hiện tại"),
        Address(name="new_address", label="Nơi đăng ký thường trú", required=True),
        *_HEAD,
        *_MEMBERS,
    )
)

TEMPORARY = FormSchema(
    (
        Person(
            name="person",
            label="Người đăng ký",
            required=True,
            needed=("full_name", "id_number"),
            parts=("full_name", "id_number", "birth_date", "phone"),
        ),
        Address(name="permanent_address", label="Nơi thường trú", required=True),
        Address(name="new_address", label="Nơi đăng ký tạm trú", required=True),
        Date(name="from_day", label="Tạm trú từ ngày", required=True),
        Date(name="to_day", label="đến ngày", required=True, help="tối đa 2 năm, được gia hạn"),
        *_HEAD,
        *_MEMBERS,
    )
)

FORMS = {"1.004222": PERMANENT, "1.004194": TEMPORARY}
