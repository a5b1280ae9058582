"""Keys of the demonstration: for its synthetic people only, readable by nobody else."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.demo.keys import make_keys
from motcua.documents.signature_checks import signature_over
from motcua.documents.signatures.errors import SignatureError
from motcua.documents.signing import sign_bytes
from motcua.filing.keyring import signer_for, trusted_roots
from motcua.organisation.models import Role
from motcua.reports.tests import factory
from motcua.terms import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    settings.SIGNATURES = {
        "kind": "file_key",
        "keys": tmp_path / "keys" / "signing",
        "passphrase": "",
        "passphrase_file": tmp_path / "keys" / "signing" / "passphrase",
        "trusted": tmp_path / "keys" / "trusted",
    }
    return tmp_path


def test_a_leader_signs_and_is_trusted() -> None:
    leader = factory.officer("khoa-lanhdao", factory.agency("H98.1"), Role.LEADER)
    assert make_keys() >= 1
    now = clock.now()
    found = signature_over(b"x", sign_bytes(b"x", signer_for(leader), now), trusted_roots(), now)
    assert found.good
    assert (found.signer, found.organisation) == ("Người Mẫu (mô phỏng)", "Ủy ban H98.1")


def test_keys_made_again_replace_the_older_ones() -> None:
    leader = factory.officer("khoa-lanhdao", factory.agency("H98.1"), Role.LEADER)
    make_keys()
    before = sign_bytes(b"x", signer_for(leader), clock.now())
    make_keys()
    assert not signature_over(b"x", before, trusted_roots(), clock.now() + timedelta(minutes=1)).trusted
    assert len(trusted_roots()) == 1


def test_files_and_folders_are_open_to_their_owner_only(folder: Path) -> None:
    factory.officer("khoa-kiemsoat", factory.agency("H98.1"), Role.CONTROL)
    make_keys()
    made = list((folder / "keys").rglob("*"))
    assert {path.name for path in made} >= {"khoa-kiemsoat.p12", "passphrase", "mo-phong.pem"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


def test_nobody_else_gets_a_key(folder: Path) -> None:
    commune = factory.agency("H98.1")
    factory.officer("khoa-tiepnhan", commune, Role.RECEIVER)
    real = factory.officer("khoa-that", commune, Role.LEADER)
    real.synthetic = False
    real.save()
    make_keys()
    assert not list(folder.rglob("khoa-*"))
    with pytest.raises(SignatureError, match="Chưa có khóa ký số"):
        signer_for(real)


def test_an_installation_s_own_folder_is_never_touched(tmp_path: Path, settings: Any) -> None:
    factory.officer("khoa-lanhdao", factory.agency("H98.1"), Role.LEADER)
    settings.DATA_DIR = tmp_path / "other"
    assert make_keys() == 0
    assert not (tmp_path / "keys").exists()


def test_without_a_folder_nobody_is_trusted() -> None:
    assert trusted_roots() == []
