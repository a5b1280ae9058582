"""Huyền Tụng 2022: a ward between software and paper, with the figures of a published report [003]."""

from motcua.demo.scenarios.huyen_tung.build import build
from motcua.demo.scenarios.huyen_tung.published import published
from motcua.demo.scenarios.registry import Scenario, register

SCENARIO = register(
    Scenario(
        name="huyen-tung-2022",
        title="Phường Huyền Tụng, từ 01/01/2022 đến 31/10/2022, và bàn làm việc hôm nay",
        source="Kết quả kiểm tra CCHC tại phường, tháng 11/2022 (hồ sơ và người trong đó là dữ liệu mẫu)",
        build=build,
        published=published,
    )
)
