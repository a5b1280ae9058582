"""Base form of every face: Vietnamese messages that name the field and say what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def _messages(field: forms.Field, label: str) -> dict[str, str]:
    chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    required = _("Hãy chọn %(label)s.") if chosen else _("Hãy nhập %(label)s.")
    shapes = (text for kind, text in _BY_KIND if isinstance(field, kind))
    invalid = next(shapes, _("Giá trị của ô %(label)s chưa đúng. Hãy kiểm tra lại."))
    texts = {
        "required": required,
        "invalid": invalid,
        "invalid_choice": _("Hãy chọn %(label)s trong danh sách."),
        "max_length": _("Hãy rút gọn %(label)s còn tối đa %(limit_value)d ký tự."),
        "min_length": _("Hãy nhập %(label)s ít nhất %(limit_value)d ký tự."),
        "max_value": _("Hãy nhập %(label)s không quá %(limit_value)s."),
        "min_value": _("Hãy nhập %(label)s từ %(limit_value)s trở lên."),
        "null_characters_not_allowed": _("Ô %(label)s có ký tự không đọc được. Hãy xóa và gõ lại."),
    }
    return {code: str(text).replace("%(label)s", label) for code, text in texts.items()}


_BY_KIND: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.DateTimeField, gettext_lazy("Hãy nhập %(label)s theo dạng 14:05 22/11/2026.")),
    (forms.DateField, gettext_lazy("Hãy nhập %(label)s theo dạng ngày/tháng/năm, ví dụ 22/11/2026.")),
    (forms.TimeField, gettext_lazy("Hãy nhập %(label)s theo dạng giờ:phút, ví dụ 14:05.")),
    (forms.IntegerField, gettext_lazy("Hãy nhập %(label)s bằng chữ số, ví dụ 12.")),
    (forms.EmailField, gettext_lazy("Hãy nhập %(label)s theo dạng ten@vidu.vn.")),
)


class Form(forms.Form):
    """Sets the Vietnamese messages of every field; ``own_messages`` (field name -> code -> text) wins."""

    use_required_attribute = False  # our messages, not the browser's
    own_messages: dict[str, dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            label = _lower_first(str(field.label or name))
            field.error_messages.update({**_messages(field, label), **self.own_messages.get(name, {})})


def _lower_first(label: str) -> str:
    """For the middle of a sentence; abbreviations (CCCD) stay."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
