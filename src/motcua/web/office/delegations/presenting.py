"""Conflicts in words: what is wrong, in which acts, about which procedures, and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse

from motcua.catalogue.delegations.conflicts import Act, Conflict, Finding

WORDS: Mapping[Conflict, tuple[str, str]] = {
    Conflict.TWO_DELEGATES: (
        "Hai nơi cùng được giao một thủ tục",
        "Chấm dứt một văn bản, hoặc chia rõ phạm vi.",
    ),
    Conflict.REDELEGATED: (
        "Bên được ủy quyền ủy quyền tiếp",
        "Thu hồi văn bản ủy quyền tiếp; cơ quan giao ban đầu giao thẳng.",
    ),
    Conflict.BEFORE_SIGNED: (
        "Có hiệu lực trước ngày ký",
        "Kiểm tra lại ngày; kết quả ký trước ngày ký văn bản cần rà soát.",
    ),
    Conflict.OUTSIDE_TERM: (
        "Giao tiếp ngoài thời hạn của văn bản gốc",
        "Sửa thời hạn theo văn bản gốc.",
    ),
    Conflict.USED_AFTER_END: (
        "Vẫn giải quyết sau khi hết hạn",
        "Rà soát các hồ sơ; ghi văn bản gia hạn nếu có.",
    ),
    Conflict.NO_PROCESS: (
        "Chưa có quy trình nội bộ",
        "Công bố phiên bản thủ tục kèm quy trình nội bộ cho bên nhận.",
    ),
    Conflict.NOT_OFFERED: (
        "Bên nhận chưa mở tiếp nhận",
        "Đưa thủ tục vào danh mục của bên nhận.",
    ),
    Conflict.GUIDANCE: (
        "Văn bản hướng dẫn không thống nhất",
        "Đề nghị cơ quan ban hành thống nhất; trong lúc chờ, áp dụng văn bản có hiệu lực cao hơn.",
    ),
}


class Group(NamedTuple):
    """One kind of conflict between the same acts or texts; ``many``: dossiers."""

    name: str
    remedy: str
    acts: Sequence[tuple[str, str]]
    texts: Sequence[str]
    codes: Sequence[str]
    many: int
    url: str


def concerning(findings: Iterable[Finding], ids: set[str]) -> list[Finding]:
    return [each for each in findings if ids & set(each.acts)]


def grouped(findings: Sequence[Finding], acts: Iterable[Act], open_ids: set[str]) -> list[Group]:
    """``open_ids``: acts whose page the user may open; others are named only."""
    named = {act.id: act.number for act in acts}
    order = list(Conflict)
    together = sorted(
        findings, key=lambda each: (order.index(each.conflict), each.acts, each.texts, each.code)
    )
    found = []
    for (conflict, ids, texts), group in groupby(
        together, key=lambda each: (each.conflict, each.acts, each.texts)
    ):
        rows = list(group)
        name, remedy = WORDS[conflict]
        linked = [(named[id], _address(id) if id in open_ids else "") for id in ids]
        late = conflict is Conflict.USED_AFTER_END and ids[0] in open_ids
        url = reverse("office:delegation-dossiers", args=[ids[0]]) if late else ""
        codes = [each.code for each in rows]
        found.append(Group(name, remedy, linked, texts, codes, sum(each.many for each in rows), url))
    return found


def _address(id: str) -> str:
    return reverse("office:delegation", args=[id])
