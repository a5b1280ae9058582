"""Civil status (hộ tịch): birth, marriage, death, marital status, extracts, corrections."""

from motcua.catalogue.forms.conditions import Equals, IsFilled, Not, OneOf
from motcua.catalogue.forms.fields import Address, Boolean, Choice, Date, LongText, Number, Text
from motcua.catalogue.forms.library.shared import citizen, copies, relation, sex, wants_copies
from motcua.catalogue.forms.schema import FormSchema

_COPIES = Number(
    name="copies",
    label="Số lượng bản sao",
    minimum=1,
    maximum=100,
    required=True,
    when=Equals("wants_copies", True),
)

BIRTH = FormSchema(
    (
        relation("relation", "Quan hệ của người yêu cầu với người được khai sinh"),
        Text(name="child_name", label="Họ và tên người được khai sinh", required=True),
        Date(name="child_birth_date", label="Ngày sinh", required=True, past=True),
        sex("child_sex"),
        Text(name="child_ethnicity", label="Dân tộc", required=True),
        Text(name="child_nationality", label="Quốc tịch", required=True),
        Address(name="child_birth_place", label="Nơi sinh", required=True),
        Address(name="child_home_town", label="Quê quán", required=True),
        Choice(
            name="proof",
            label="Giấy tờ chứng minh việc sinh",
            required=True,
            choices=(
                ("certificate", "Giấy chứng sinh"),
                ("witness", "Văn bản của người làm chứng"),
                ("pledge", "Giấy cam đoan"),
                ("abandoned", "Biên bản trẻ bị bỏ rơi"),
            ),
        ),
        Text(
            name="certificate_number",
            label="Số Giấy chứng sinh",
            required=True,
            when=Equals("proof", "certificate"),
        ),
        citizen("mother", "Người mẹ", when=Not(Equals("proof", "abandoned"))),
        Boolean(
            name="father_known", label="Khai thông tin người cha", when=Not(Equals("proof", "abandoned"))
        ),
        citizen("father", "Người cha", when=Equals("father_known", True)),
        Text(
            name="marriage_certificate",
            label="Giấy chứng nhận kết hôn của cha, mẹ (số, ngày, nơi cấp)",
            when=Equals("father_known", True),
        ),
        wants_copies(),
        _COPIES,
    )
)

MARRIAGE = FormSchema(
    (
        citizen("groom", "Bên nam"),
        Number(name="groom_times", label="Bên nam kết hôn lần thứ mấy", minimum=1, maximum=20, required=True),
        Text(
            name="groom_divorce",
            label="Bản án, quyết định ly hôn hoặc giấy chứng tử (bên nam)",
            when=Not(Equals("groom_times", 1)),
        ),
        citizen("bride", "Bên nữ"),
        Number(name="bride_times", label="Bên nữ kết hôn lần thứ mấy", minimum=1, maximum=20, required=True),
        Text(
            name="bride_divorce",
            label="Bản án, quyết định ly hôn hoặc giấy chứng tử (bên nữ)",
            when=Not(Equals("bride_times", 1)),
        ),
        Boolean(name="pledge", label="Cam đoan kết hôn tự nguyện, không vi phạm điều cấm", required=True),
        wants_copies(),
        _COPIES,
    )
)

DEATH = FormSchema(
    (
        relation("relation", "Quan hệ của người yêu cầu với người đã chết"),
        citizen("deceased", "Người đã chết"),
        sex("deceased_sex"),
        Date(name="death_date", label="Ngày chết", required=True, past=True),
        Text(name="death_time", label="Giờ chết", help="ví dụ 14 giờ 30 phút"),
        Address(name="death_place", label="Nơi chết", required=True),
        Text(name="death_cause", label="Nguyên nhân chết"),
        Choice(
            name="proof",
            label="Giấy tờ chứng minh việc chết",
            required=True,
            choices=(
                ("notice", "Giấy báo tử"),
                ("court", "Quyết định của Tòa án"),
                ("other", "Giấy tờ thay thế khác"),
            ),
        ),
        Text(
            name="proof_number",
            label="Số, ngày, cơ quan cấp",
            required=True,
            when=OneOf("proof", ("notice", "court")),
        ),
        LongText(
            name="proof_text", label="Nội dung giấy tờ thay thế", required=True, when=Equals("proof", "other")
        ),
        wants_copies(),
        _COPIES,
    )
)

MARITAL_STATUS = FormSchema(
    (
        relation("relation", "Quan hệ với người được xác nhận"),
        citizen("person", "Người được xác nhận"),
        Choice(
            name="status",
            label="Tình trạng hôn nhân",
            required=True,
            choices=(
                ("single", "Chưa đăng ký kết hôn với ai"),
                ("married", "Đang có vợ, chồng"),
                ("divorced", "Đã ly hôn"),
                ("widowed", "Vợ, chồng đã chết"),
            ),
        ),
        Text(
            name="status_proof",
            label="Căn cứ (số bản án, quyết định, trích lục)",
            required=True,
            when=OneOf("status", ("divorced", "widowed")),
        ),
        Text(
            name="spouse", label="Họ tên vợ, chồng hiện tại", required=True, when=Equals("status", "married")
        ),
        Date(name="residence_from", label="Cư trú tại nơi đề nghị xác nhận từ ngày"),
        Date(name="residence_to", label="đến ngày", when=IsFilled("residence_from")),
        Choice(
            name="purpose",
            label="Mục đích sử dụng",
            required=True,
            choices=(("marriage", "Để kết hôn"), ("other", "Mục đích khác")),
        ),
        Text(
            name="future_spouse",
            label="Kết hôn với (họ tên, giấy tờ tùy thân)",
            required=True,
            when=Equals("purpose", "marriage"),
        ),
        Text(name="purpose_text", label="Nêu rõ mục đích", required=True, when=Equals("purpose", "other")),
    )
)

EXTRACT = FormSchema(
    (
        Choice(
            name="event",
            label="Bản sao giấy tờ hộ tịch",
            required=True,
            choices=(
                ("birth", "Khai sinh"),
                ("marriage", "Kết hôn"),
                ("death", "Khai tử"),
                ("guardianship", "Giám hộ"),
                ("paternity", "Nhận cha, mẹ, con"),
                ("change", "Thay đổi, cải chính"),
                ("other", "Việc hộ tịch khác"),
            ),
        ),
        Text(name="event_text", label="Việc hộ tịch", required=True, when=Equals("event", "other")),
        relation("relation", "Quan hệ với người được cấp bản sao"),
        citizen("person", "Người được cấp bản sao"),
        citizen("partner", "Vợ, chồng trong Giấy chứng nhận kết hôn", when=Equals("event", "marriage")),
        Text(name="registered_at", label="Cơ quan đã đăng ký"),
        Text(name="book", label="Số, quyển số"),
        Date(name="registered_on", label="Ngày đăng ký", past=True),
        copies(),
    )
)

CORRECTION = FormSchema(
    (
        relation("relation", "Quan hệ với người được thay đổi, cải chính"),
        citizen("person", "Người được thay đổi, cải chính"),
        Choice(
            name="kind",
            label="Loại việc",
            required=True,
            choices=(
                ("change", "Thay đổi"),
                ("correct", "Cải chính"),
                ("add", "Bổ sung"),
                ("ethnicity", "Xác định lại dân tộc"),
            ),
        ),
        Text(name="registered", label="Đã đăng ký (việc hộ tịch, số, ngày, nơi đăng ký)", required=True),
        LongText(
            name="from_text",
            label="Nội dung đang ghi",
            required=True,
            when=OneOf("kind", ("change", "correct")),
        ),
        LongText(
            name="to_text", label="Nội dung đề nghị", required=True, when=Not(Equals("kind", "ethnicity"))
        ),
        Text(
            name="new_ethnicity",
            label="Dân tộc đề nghị xác định lại",
            required=True,
            when=Equals("kind", "ethnicity"),
        ),
        LongText(name="reason", label="Lý do", required=True),
        Boolean(
            name="child_nine", label="Người được thay đổi từ đủ 9 tuổi trở lên", when=Equals("kind", "change")
        ),
        Boolean(
            name="child_agrees",
            label="Người đó đồng ý với việc thay đổi",
            required=True,
            when=Equals("child_nine", True),
        ),
    )
)

FORMS = {
    "1.001193": BIRTH,
    "1.000894": MARRIAGE,
    "1.000656": DEATH,
    "1.004873": MARITAL_STATUS,
    "2.000635": EXTRACT,
    "1.004859": CORRECTION,
}
