"""The checks in Vietnamese lines."""

from collections.abc import Iterator, Sequence

from motcua.sampling.samplefile import SampleFile
from motcua.sampling.verifier.run import Check, is_drawn


def lines_of(file: SampleFile, checks: Sequence[Check], published: str = "") -> Iterator[str]:
    plan = file.plan
    yield f"{plan.title}: {len(plan.units)} hồ sơ của {plan.agency['name']}."
    for check in checks:
        yield f"{check.name}: {'khớp' if check.agrees else 'KHÔNG khớp'}."
        yield from (f"  - {fault.rstrip('.')}." for fault in check.faults)
    yield f"Mã cam kết tính lại: {plan.commitment()}"
    if not published:
        yield "Chưa so với mã đã công bố. Hãy thêm --commitment kèm mã đó."
    yield _verdict(file, all(check.agrees for check in checks))


def _verdict(file: SampleFile, agrees: bool) -> str:
    if not agrees:
        return "Mẫu KHÔNG đúng như cam kết."
    if not is_drawn(file):
        return "Phần cam kết đúng. Tệp chưa có danh sách hồ sơ được chọn."
    drawn = sum(part.size for part in file.parts)
    return f"Mẫu đúng như cam kết: {drawn} hồ sơ trong {len(file.parts)} nhóm."
