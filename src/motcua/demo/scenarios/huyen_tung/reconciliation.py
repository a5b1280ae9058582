"""The sample decisions 2686 and 2020 side by side, and the ward's own list against what it really does."""

from django.core.files.base import ContentFile

from motcua.demo.annexes import files
from motcua.demo.cast import Cast
from motcua.reconciliation.actions import decide, run
from motcua.reconciliation.models import Run


def fill(cast: Cast) -> None:
    if Run.objects.exists():
        return
    pair = annexes(cast)
    foreign = pair.lines.filter(kind="foreign").order_by("number").first()
    if foreign is not None:
        decide(
            cast.kiemsoat,
            foreign.pk,
            {"verdict": "answered", "reason": "Tỉnh ủy quyền theo văn bản riêng (mẫu)"},
        )
    run(
        cast.kiemsoat,
        {"agency": cast.ward.committee.code, "title": "Danh mục của phường và thủ tục thực tế (mẫu)",
         "a": "local", "b": "processed"},
        {},
    )  # fmt: skip


def annexes(cast: Cast) -> Run:
    """150 procedures of the province against 145 of the ward: 12 missing, 7 foreign, 9 changed, 5 renamed."""
    given = {name: ContentFile(files.kept(which, kind), files.name(which, kind))
             for name, which, kind in (("a", 0, "docx"), ("b", 1, "pdf"))}  # fmt: skip
    typed = {"agency": cast.ward.committee.code, "title": "Quyết định 2686 và Quyết định 2020 (mẫu)",
             "a": "file", "b": "file"}  # fmt: skip
    return run(cast.kiemsoat, typed, given)
