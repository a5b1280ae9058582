"""Wards and districts that were inspected or supervised, after published reports [000], [004]."""

from motcua.demo.scenarios.registry import Scenario, register
from motcua.demo.scenarios.watched import hai_ba_trung, kien_an

KIEN_AN = register(
    Scenario(
        name="kien-an-2018",
        title="Quận Kiến An, kiểm tra kiểm soát thủ tục hành chính năm 2018",
        source="Tin về cuộc kiểm tra tại quận, tháng 10/2018 (hồ sơ, người và nội dung là dữ liệu mẫu)",
        build=kien_an.build,
        published=kien_an.published,
    )
)
HAI_BA_TRUNG = register(
    Scenario(
        name="hai-ba-trung-2024",
        title="Ba phường quận Hai Bà Trưng, giám sát thời kỳ 01/01/2023 đến 31/03/2024",
        source="Tin về cuộc giám sát của HĐND quận, tháng 5/2024 (hồ sơ, người và nội dung là dữ liệu mẫu)",
        build=hai_ba_trung.build,
        published=hai_ba_trung.published,
    )
)
