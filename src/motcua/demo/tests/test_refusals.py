"""A demo empties the database it builds in, so it builds only where everything is made up."""

import pytest
from django.core.management import CommandError, call_command

from motcua.conftest import At
from motcua.demo.cast import Cast
from motcua.dossiers.actions import receive
from motcua.dossiers.models import Dossier
from motcua.organisation.models import Agency, User

pytestmark = pytest.mark.django_db
INTAKE = {"procedure": "1.004873", "full_name": "Lê Thị Mẫu", "phone": "0990000001"}


def refused(*options: str) -> None:
    before = (Agency.objects.count(), User.objects.count())
    with pytest.raises(CommandError, match="không dựng dữ liệu mẫu lên trên"):
        call_command("demo", "--no-serve", *options)
    assert (Agency.objects.count(), User.objects.count()) == before


@pytest.mark.parametrize("options", [(), ("--keep",)])
def test_no_demo_over_a_real_account_or_agency(cast: Cast, options: tuple[str, ...]) -> None:
    real = User.objects.create(username="that")
    refused(*options)
    real.delete()
    Agency.objects.filter(pk=cast.other.committee.pk).update(synthetic=False)
    refused(*options)


def test_no_demo_over_a_real_dossier(cast: Cast, at: At) -> None:
    with at("2026-11-16 09:00"):
        dossier = receive(cast.tiepnhan, INTAKE)
    assert dossier.synthetic
    Dossier.objects.filter(pk=dossier.pk).update(synthetic=False)
    refused()
