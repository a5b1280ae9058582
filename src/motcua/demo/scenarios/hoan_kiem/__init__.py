"""Hoàn Kiếm 2019: a district and its 18 wards, with the figures of a published report [001]."""

from motcua.demo.scenarios.hoan_kiem.build import build
from motcua.demo.scenarios.hoan_kiem.published import published
from motcua.demo.scenarios.registry import Scenario, register

SCENARIO = register(
    Scenario(
        name="hoan-kiem-2019",
        title="Quận Hoàn Kiếm và 18 phường, từ 16/12/2018 đến 15/12/2019",
        source="Báo cáo công tác kiểm soát TTHC năm 2019 (hồ sơ và người trong đó là dữ liệu mẫu)",
        build=build,
        published=published,
    )
)
