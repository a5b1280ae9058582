"""Fields and choices that several forms ask alike."""

from motcua.catalogue.forms.conditions import Condition
from motcua.catalogue.forms.fields import Boolean, Choice, Number, Person

SEXES = (("male", "Nam"), ("female", "Nữ"))
PARTS = ("full_name", "id_number", "birth_date", "ethnicity", "nationality", "address")
RELATIONS = (
    ("self", "Bản thân"),
    ("parent", "Cha, mẹ"),
    ("spouse", "Vợ, chồng"),
    ("child", "Con"),
    ("sibling", "Anh, chị, em"),
    ("other", "Quan hệ khác"),
)


def sex(name: str = "sex", label: str = "Giới tính", *, required: bool = True) -> Choice:
    return Choice(name=name, label=label, required=required, choices=SEXES)


def relation(name: str, label: str) -> Choice:
    return Choice(name=name, label=label, required=True, choices=RELATIONS)


def citizen(name: str, label: str, *, required: bool = True, when: Condition | None = None) -> Person:
    """A person as civil status describes one."""
    return Person(name=name, label=label, required=required, parts=PARTS, when=when)


def copies(label: str = "Số lượng bản sao") -> Number:
    return Number(name="copies", label=label, minimum=1, maximum=100, required=True)


def wants_copies() -> Boolean:
    return Boolean(name="wants_copies", label="Đề nghị cấp bản sao")
