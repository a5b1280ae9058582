"""A step that declares a parallel consultation asks the unit aside by itself, once."""

import pytest

from motcua.demo.cast import Cast
from motcua.dossiers.actions import WrongState, perform, receive
from motcua.dossiers.models import Dossier, Task, TaskKind, TaskState
from motcua.texts.fold import fold

PERSON = {"full_name": "Lê Thị Mẫu", "id_number": "099000000001", "phone": "0990000001"}


def _land_procedure(cast: Cast) -> str:
    from motcua.catalogue.content import content
    from motcua.catalogue.models import Offering
    from motcua.catalogue.queries import version_on
    from motcua.terms import clock

    for offering in Offering.objects.filter(agency=cast.ward.committee).select_related("procedure"):
        version = version_on(offering.procedure, clock.today())
        if version and any("land" in step.consult for step in content(version).steps):
            return offering.procedure.code
    raise AssertionError("no procedure declares a consultation of the land office")


def _at_first_desk(cast: Cast) -> Dossier:
    dossier = receive(cast.tiepnhan, {"procedure": _land_procedure(cast), **PERSON})
    return perform(cast.tiepnhan, dossier, "hand_over")


def _asked(dossier: Dossier) -> list[Task]:
    return list(Task.objects.filter(dossier=dossier, kind=TaskKind.CONSULT))


def test_declared_unit_is_asked_when_the_step_opens(cast: Cast) -> None:
    asked = _asked(_at_first_desk(cast))
    assert [task.agency_id for task in asked] == [cast.ward.land.pk]
    assert fold("theo quy trình") in fold(asked[0].text)


def test_its_answer_is_waited_for_before_the_proposal(cast: Cast) -> None:
    dossier = _at_first_desk(cast)
    dossier = perform(cast.chuyenmon, dossier, "hand_over")
    with pytest.raises(WrongState, match="Còn chờ ý kiến"):
        perform(cast.datdai, dossier, "decide", {"decision": "granted"})
    perform(cast.datdai, dossier, "answer", {"text": "Đồng ý."})
    perform(cast.datdai, dossier, "decide", {"decision": "granted"})


def test_it_is_asked_once_even_if_the_step_is_done_again(cast: Cast) -> None:
    dossier = _at_first_desk(cast)
    dossier = perform(cast.chuyenmon, dossier, "hand_over")
    perform(cast.datdai, dossier, "answer", {"text": "Đồng ý."})
    perform(cast.datdai, dossier, "send_back", {"reason": "Thiếu trích lục."})
    asked = _asked(dossier)
    assert len(asked) == 1 and asked[0].state == TaskState.DONE
