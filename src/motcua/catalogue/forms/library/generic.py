"""What is asked where a procedure has no form of its own."""

from motcua.catalogue.forms.fields import Boolean, LongText, Text
from motcua.catalogue.forms.schema import FormSchema

GENERIC = FormSchema(
    (
        LongText(name="request", label="Nội dung đề nghị giải quyết"),
        Text(name="subject", label="Đối tượng, giấy tờ liên quan"),
        Boolean(name="pledge", label="Cam đoan nội dung khai là đúng sự thật"),
    )
)
