"""An administrator edits a frame: what does not add up is refused, the rest journalled, no round moves."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from motcua.journal.models import Event
from motcua.scoring.models import Frame, Round
from motcua.scoring.rules.reading import json_of
from motcua.scoring.tests.stage import Stage, tree

BACKEND = "motcua.organisation.backends.AccountBackend"


def edit(stage: Stage, frame: Frame, content: dict[str, Any]) -> Any:
    client = Client()
    client.force_login(stage.cast.quantri, backend=BACKEND)
    typed = {
        "name": frame.name, "level": frame.level, "valid_from": "01/01/2026", "certainty": frame.certainty,
        "content": json.dumps(content), "agency": "", "valid_to": "", "note": "",
    }  # fmt: skip
    return client.post(reverse("admin:scoring_frame_change", args=[frame.pk]), typed)


def test_weights_that_do_not_add_up_are_refused(stage: Stage) -> None:
    frame = stage.frame()
    content = json_of(tree())
    content["criteria"][0]["maximum"] = "6"
    answer = edit(stage, frame, content)
    assert answer.status_code == 200
    assert "điểm tối đa ghi 6, các thành phần cộng lại là 5" in answer.content.decode()
    assert Frame.objects.get(pk=frame.pk).content == json_of(tree())


def test_a_change_is_journalled_and_moves_no_round(stage: Stage) -> None:
    round = stage.open()
    content = json_of(tree())
    content["criteria"][0]["name"] = "Chỉ đạo, điều hành"
    assert edit(stage, round.frame, content).status_code == 302
    assert Frame.objects.get(pk=round.frame_id).tree().roots[0].name == "Chỉ đạo, điều hành"
    assert Round.objects.get(pk=round.pk).tree.roots[0].name == "Chỉ đạo"
    event = Event.objects.latest("pk")
    assert (event.verb, event.actor) == ("scoring_frame_changed", "quantri")
    assert event.payload["fields"] == "content"


def test_an_administrator_deletes_no_frame(stage: Stage) -> None:
    frame = stage.frame()
    client = Client()
    client.force_login(stage.cast.quantri, backend=BACKEND)
    assert (
        client.post(reverse("admin:scoring_frame_delete", args=[frame.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert Frame.objects.filter(pk=frame.pk).exists()
