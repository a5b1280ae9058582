"""Digitisation: how the papers of received dossiers are held, and in what form results were issued.

NĐ 118/2025/NĐ-CP asks for both (existence verified); the four states are those of the exchange with the
national portal (domain.md 3, verified). QĐ 766 scores them. The house's own form.
"""

from motcua.figures import dossiers as d
from motcua.figures.facts import At, Code
from motcua.figures.form import Column, Figure, Form, Ratio
from motcua.figures.identities import Identity
from motcua.figures.period import Moment
from motcua.figures.predicates import Before, Not, OneOf, Predicate, all_of, any_of, equals

SOURCE = "Biểu nội bộ của phần mềm (không theo mẫu ban hành)"

PAPERS, RESULTS = "Giấy tờ của hồ sơ tiếp nhận trong kỳ", "Kết quả giải quyết trong kỳ"
HELD = Before(At.DIGITISED, Moment.END)


def _papers(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
    return Figure(key, name, all_of(d.RECEIVED_IN, *parts), SOURCE, note)


def _result(key: str, name: str, *parts: Predicate) -> Figure:
    return Figure(key, name, all_of(d.RESOLVED_IN, *parts), SOURCE)


def _held(state: str) -> Predicate:
    return all_of(HELD, equals(Code.DIGITISED, state))


FORM = Form(
    code="so-hoa",
    title="Số hóa giấy tờ và kết quả giải quyết thủ tục hành chính",
    source=SOURCE,
    valid_from=None,
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=(
        Column(1, _papers("received_in", "Tiếp nhận trong kỳ"), PAPERS),
        Column(
            2,
            _papers(
                "not_digitised",
                "Chưa số hóa",
                any_of(
                    equals(Code.DIGITISED, "none"),
                    all_of(Not(HELD), OneOf(Code.DIGITISED, ("scanned", "reused", "electronic"))),
                ),
                note="Số hóa sau khi hết kỳ thì trong kỳ này vẫn là chưa số hóa.",
            ),
            PAPERS,
        ),
        Column(3, _papers("scanned", "Số hóa từ bản giấy", _held("scanned")), PAPERS),
        Column(4, _papers("reused", "Tái sử dụng", _held("reused")), PAPERS),
        Column(5, _papers("electronic", "Bản điện tử từ đầu", _held("electronic")), PAPERS),
        Column(6, _papers("unrecorded", "Chưa ghi nhận", equals(Code.DIGITISED, "")), PAPERS),
        Column(7, d.resolved(SOURCE), RESULTS),
        Column(
            8, _result("result_electronic", "Bản điện tử", equals(Code.RESULT_FORM, "electronic")), RESULTS
        ),
        Column(9, _result("result_paper", "Bản giấy", equals(Code.RESULT_FORM, "paper")), RESULTS),
        Column(10, _result("result_unrecorded", "Chưa ghi nhận", equals(Code.RESULT_FORM, "")), RESULTS),
    ),
    identities=(Identity(1, (2, 3, 4, 5, 6)), Identity(7, (8, 9, 10))),
    ratios=(
        Ratio("Tỷ lệ hồ sơ có giấy tờ điện tử", (3, 4, 5), (1,)),
        Ratio("Tỷ lệ tái sử dụng giấy tờ đã số hóa", (4,), (1,)),
        Ratio("Tỷ lệ kết quả điện tử", (8,), (7,)),
    ),
)
