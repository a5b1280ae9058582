"""Synthetic people: plausible Vietnamese names, identity and phone numbers that cannot exist.

Identity numbers start with 099 (no province has that code) and phone numbers with 0990 (never assigned), so
that nobody's own number is ever shown. Every row made from them is marked synthetic.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Nông",
    "Hà",
    "Triệu",
    "Lục",
]
MIDDLE_F = ["Thị", "Ngọc", "Thu", "Thanh", "Bích", "Minh", "Kim", "Diệu", "Phương"]
MIDDLE_M = ["Văn", "Hữu", "Đức", "Công", "Quang", "Minh", "Xuân", "Đình", "Ngọc"]
GIVEN_F = [
    "An",
    "Bình",
    "Chi",
    "Dung",
    "Giang",
    "Hà",
    "Hạnh",
    "Hoa",
    "Huệ",
    "Lan",
    "Linh",
    "Mai",
    "Nga",
    "Ngân",
    "Oanh",
    "Phương",
    "Quỳnh",
    "Thảo",
    "Trang",
    "Yến",
]
GIVEN_M = [
    "An",
    "Bách",
    "Cường",
    "Dũng",
    "Đạt",
    "Hải",
    "Hiếu",
    "Hùng",
    "Khánh",
    "Long",
    "Nam",
    "Phong",
    "Quân",
    "Sơn",
    "Thắng",
    "Thịnh",
    "Toàn",
    "Trung",
    "Tuấn",
    "Vinh",
]
STREETS = ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5", "Tổ 6", "Tổ 7", "Tổ 8", "Tổ 9", "Tổ 10"]


@dataclass(frozen=True, slots=True)
class Person:
    full_name: str
    id_number: str
    birth_date: date
    phone: str
    address: str

    def intake(self) -> dict[str, object]:
        """The person's part of a dossier's intake data."""
        return {
            "full_name": self.full_name,
            "id_number": self.id_number,
            "birth_date": self.birth_date,
            "phone": self.phone,
            "address": self.address,
        }


def person(draw: random.Random, place: str) -> Person:
    """One synthetic person living in ``place``."""
    woman = draw.random() < 0.5
    middle = draw.choice(MIDDLE_F if woman else MIDDLE_M)
    given = draw.choice(GIVEN_F if woman else GIVEN_M)
    return Person(
        full_name=f"{draw.choice(FAMILY)} {middle} {given}",
        id_number=f"099{draw.randrange(10**9):09d}",
        birth_date=date(1950, 1, 1) + timedelta(days=draw.randrange(20_000)),
        phone=f"0990{draw.randrange(10**6):06d}",
        address=f"{draw.choice(STREETS)}, {place}",
    )
