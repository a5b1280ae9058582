"""Certification (chứng thực): copies, signatures, transactions. NĐ 23/2015, NĐ 280/2025 (memory)."""

from motcua.catalogue.forms.conditions import Equals, OneOf
from motcua.catalogue.forms.fields import Address, Boolean, Choice, LongText, Number, Person, Text
from motcua.catalogue.forms.schema import FormSchema

_PARTS = ("full_name", "id_number", "birth_date", "address")

COPIES = FormSchema(
    (
        Text(name="document", label="Tên giấy tờ cần chứng thực", required=True),
        Text(name="issuer", label="Cơ quan cấp bản chính"),
        Number(name="pages", label="Số trang một bản", minimum=1, maximum=2000, required=True),
        Number(name="copies", label="Số bản", minimum=1, maximum=500, required=True),
        Boolean(name="electronic", label="Đề nghị bản sao điện tử có chứng thực"),
        Text(
            name="account",
            label="Nhận bản điện tử tại (tài khoản, thư điện tử)",
            required=True,
            when=Equals("electronic", True),
        ),
    )
)

SIGNATURE = FormSchema(
    (
        Text(name="document", label="Giấy tờ, văn bản cần chứng thực chữ ký", required=True),
        Person(
            name="signer", label="Người ký", required=True, parts=_PARTS, needed=("full_name", "id_number")
        ),
        Boolean(name="fingerprint", label="Điểm chỉ thay chữ ký"),
        Choice(
            name="finger",
            label="Ngón điểm chỉ",
            required=True,
            when=Equals("fingerprint", True),
            choices=(
                ("right_index", "Ngón trỏ phải"),
                ("left_index", "Ngón trỏ trái"),
                ("other", "Ngón khác"),
            ),
        ),
        Boolean(name="away", label="Chứng thực ngoài trụ sở"),
        Address(name="away_place", label="Địa điểm chứng thực", required=True, when=Equals("away", True)),
    )
)

TRANSACTION = FormSchema(
    (
        Choice(
            name="kind",
            label="Loại giao dịch",
            required=True,
            choices=(
                ("transfer", "Chuyển nhượng, mua bán"),
                ("gift", "Tặng cho"),
                ("lease", "Cho thuê, cho mượn"),
                ("mortgage", "Thế chấp"),
                ("mandate", "Ủy quyền"),
                ("other", "Giao dịch khác"),
            ),
        ),
        Text(name="kind_text", label="Nêu rõ giao dịch", required=True, when=Equals("kind", "other")),
        Choice(
            name="object",
            label="Tài sản",
            required=True,
            choices=(("movable", "Động sản"), ("land", "Quyền sử dụng đất"), ("house", "Nhà ở")),
        ),
        Text(
            name="certificate",
            label="Giấy chứng nhận quyền sở hữu, quyền sử dụng (số, ngày cấp)",
            required=True,
            when=OneOf("object", ("land", "house")),
        ),
        LongText(name="object_text", label="Mô tả tài sản", required=True),
        Number(name="value", label="Giá trị giao dịch (đồng)", when=OneOf("kind", ("transfer", "mortgage"))),
        Person(
            name="first_party", label="Bên A", required=True, parts=_PARTS, needed=("full_name", "id_number")
        ),
        Person(
            name="second_party", label="Bên B", required=True, parts=_PARTS, needed=("full_name", "id_number")
        ),
        Boolean(name="witness_needed", label="Có người làm chứng (không đọc, nghe, ký được)"),
        Person(
            name="witness",
            label="Người làm chứng",
            required=True,
            parts=_PARTS,
            when=Equals("witness_needed", True),
        ),
    )
)

FORMS = {"2.000815": COPIES, "2.000884": SIGNATURE, "2.001035": TRANSACTION}
