"""What the file claims against what follows from it, one check after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.sampling.drawing import Drawn, draw, next_of
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import name_of
from motcua.sampling.samplefile import Part, SampleFile, parts_of
from motcua.sampling.seed import faults, seed_of


@dataclass(frozen=True)
class Check:
    """``faults``: sentences; none where the file agrees."""

    name: str
    faults: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        return not self.faults


def verify(file: SampleFile, published: str = "") -> list[Check]:
    """``published``: the commitment as it was made public; without it the file's own is taken at its word."""
    checks = [
        Check("Mã cam kết", tuple(_commitment(file, published))),
        Check("Thứ tự công bố", tuple(_order(file))),
    ]
    if not is_drawn(file):
        return checks
    seed = _seed(file)
    checks.append(Check("Số khởi tạo", tuple(_compare("số khởi tạo", file.seed, seed))))
    return checks + _of_draw(file, seed)


def is_drawn(file: SampleFile) -> bool:
    """Whether the file claims anything about a draw."""
    return bool(file.seed or file.parts or file.drawn_at or file.replacements)


def _commitment(file: SampleFile, published: str) -> Iterator[str]:
    computed = file.plan.commitment()
    yield from _compare("mã cam kết", file.commitment, computed)
    if published and published.strip().lower() != computed:
        yield f"mã đã công bố là {published}, tính lại từ tệp được {computed}"


def _order(file: SampleFile) -> Iterator[str]:
    yield from faults(file.committed_at, file.plan.source, file.nonce, file.public, file.drawn_at)
    if is_drawn(file) and file.drawn_at is None:
        yield "tệp có danh sách nhưng không ghi thời điểm chọn mẫu"


def _seed(file: SampleFile) -> str:
    """Of the plan as it is in the file; "" while something it is made of is missing."""
    if file.public is None or file.nonce is None:
        return ""
    return seed_of(file.plan.commitment(), file.plan.source, file.public, file.nonce)


def _of_draw(file: SampleFile, seed: str) -> list[Check]:
    if not seed:
        return [Check("Danh sách hồ sơ", ("có danh sách nhưng thiếu giá trị công khai hoặc số bí mật",))]
    try:
        drawn = draw(file.plan, seed)
    except SamplingError as error:
        return [Check("Danh sách hồ sơ", (str(error),))]
    return [
        Check("Cỡ mẫu từng nhóm", tuple(_sizes(file.parts, parts_of(drawn)))),
        Check("Danh sách hồ sơ", tuple(_ids(file.parts, parts_of(drawn)))),
        Check("Hồ sơ thay thế", tuple(_replacements(file, drawn))),
    ]


def _compare(name: str, said: str, computed: str) -> Iterator[str]:
    if said != computed:
        yield f"tệp ghi {name} {said or 'trống'}, tính lại được {computed or 'trống'}"


def _sizes(said: tuple[Part, ...], computed: tuple[Part, ...]) -> Iterator[str]:
    expected = {part.stratum: (part.population, part.size) for part in computed}
    if len(said) != len(expected) or {part.stratum for part in said} != set(expected):
        yield f"tệp ghi {len(said)} nhóm, tính lại được {len(expected)} nhóm"
    for part in said:
        if part.stratum in expected and expected[part.stratum] != (part.population, part.size):
            population, size = expected[part.stratum]
            yield (
                f"nhóm “{name_of(part.stratum)}”: tệp ghi {part.size} trên {part.population} hồ sơ, "
                f"tính lại được {size} trên {population}"
            )


def _ids(said: tuple[Part, ...], computed: tuple[Part, ...]) -> Iterator[str]:
    claimed = {part.stratum: part.ids for part in said}
    for part in computed:
        ids = claimed.get(part.stratum, ())
        if ids == part.ids:
            continue
        missing = [id for id in part.ids if id not in ids]
        foreign = [id for id in ids if id not in part.ids]
        name = name_of(part.stratum)
        yield from (f"nhóm “{name}”: hồ sơ {id} phải có trong mẫu nhưng tệp không ghi" for id in missing)
        yield from (f"nhóm “{name}”: hồ sơ {id} không được chọn nhưng tệp có ghi" for id in foreign)
        if not missing and not foreign:
            yield f"nhóm “{name}”: các hồ sơ đúng nhưng sai thứ tự, hoặc ghi lặp lại"


def _replacements(file: SampleFile, drawn: list[Drawn]) -> Iterator[str]:
    for number, one in enumerate(file.replacements):
        if not one.reason.strip():
            yield f"hồ sơ {one.id} được thay mà không ghi lý do"
        try:
            expected = next_of(drawn, one.id, file.replacements[:number])
        except SamplingError as error:
            yield str(error)
            continue
        if expected != one.by:
            right, said = expected or "không hồ sơ nào", one.by or "trống"
            yield f"hồ sơ {one.id} phải thay bằng {right}, tệp ghi {said}"
