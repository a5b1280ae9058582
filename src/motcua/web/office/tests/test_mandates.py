"""A mandate opens dossiers, not the figures of an agency: their pages and files stay shut."""

import uuid
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from motcua.demo.cast import Cast
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import User


@pytest.fixture
def dossier(cast: Cast, client: Client) -> Dossier:
    """Seen by the member who is signed in."""
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as world:
        made = world.receive(at="2026-11-09 08:00")
    member = User.objects.create(username="doan_vien", full_name="Cao Thị Mẫu Viên", synthetic=True)
    days = (date(2026, 11, 1), date(2026, 11, 30))
    with transaction.atomic():
        give_mandate(
            member,
            cast.ward.committee,
            basis="10/QĐ-HĐND (mẫu)",
            source=uuid.uuid4(),
            days=days,
            examined=days,
            by="kiemsoat",
        )
    client.force_login(member)
    assert list(visible_to(member)) == [made]
    return made


WARD = "UBND phường Huyền Tụng"
ASKED = {
    "bieu": "07a", "co_quan": "H03.1.7", "ky": "month", "theo": "sector", "dong": "", "cot": "3",
    "dinh_dang": "csv",
}  # fmt: skip
TELLS = {"figures": WARD, "cell": "", "table-file": "", "list-file": "", "overview": WARD}
"""What each page or file tells a control officer of the ward; "" stands for something of the dossier's."""


def asked(client: Client, name: str) -> Any:
    address = f"{reverse(f'office:{name}')}?{urlencode(ASKED)}"
    return client.post(address, ASKED) if name == "list-file" else client.get(address)


def text_of(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return str(content.decode())


@pytest.mark.parametrize("name", TELLS)
def test_figures_their_lists_and_files_stay_shut(
    client: Client, dossier: Dossier, cast: Cast, name: str
) -> None:
    told = TELLS[name] or (dossier.code if name != "table-file" else "Tổng")
    shut = asked(client, name)
    assert shut.status_code in (200, 403, 404) and shut["Content-Type"].startswith("text/html")
    assert told not in text_of(shut) and dossier.code not in text_of(shut)
    client.force_login(cast.kiemsoat)
    assert told in text_of(asked(client, name))
