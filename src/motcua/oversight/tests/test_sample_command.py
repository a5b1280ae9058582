"""``motcua sample verify``: without a database, exit 1 at any difference."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from motcua.sampling import samplefile
from motcua.sampling.tests import plans


def _write(folder: Path, file: samplefile.SampleFile) -> str:
    path = folder / "sample.json"
    path.write_text(samplefile.text_of(file), "utf-8")
    return str(path)


def test_a_sample_as_handed_out_is_confirmed(tmp_path: Path) -> None:
    file, out = plans.drawn_file(), StringIO()
    call_command("sample", "verify", _write(tmp_path, file), "--commitment", file.commitment, stdout=out)
    assert "Mẫu đúng như cam kết: 20 hồ sơ trong 3 nhóm." in out.getvalue()


def test_a_sample_that_was_changed_ends_with_one(tmp_path: Path) -> None:
    path, out = _write(tmp_path, replace(plans.drawn_file(), seed="00" * 32)), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("sample", "verify", path, stdout=out)
    assert end.value.code == 1
    assert "Số khởi tạo: KHÔNG khớp." in out.getvalue()


def test_another_published_commitment_is_named(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "sample", "verify", _write(tmp_path, plans.drawn_file()), "--commitment", "ab" * 32, stdout=out
        )
    assert "Mã cam kết: KHÔNG khớp." in out.getvalue()


@pytest.mark.parametrize("content", [None, "{}"])
def test_a_file_that_cannot_be_read_is_explained(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "sample.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CommandError, match=r"Không đọc được|KHÔNG đúng"):
        call_command("sample", "verify", str(path))


def test_the_list_is_drawn_from_the_commitment_file_and_both_numbers(tmp_path: Path) -> None:
    file, out = plans.drawn_file(), StringIO()
    before = replace(
        file, public=None, seed="", drawn_at=None, parts=(), nonce=replace(plans.nonce(), value="")
    )
    path = _write(tmp_path, before)
    call_command("sample", "draw", path, "--public", "48213", "--nonce", plans.SECRET, stdout=out)
    codes = [line.split("\t")[2] for line in out.getvalue().splitlines()]
    assert codes == [code for part in file.parts for code in part.ids]
    with pytest.raises(CommandError, match="không khớp dấu băm"):
        call_command("sample", "draw", path, "--public", "48213", "--nonce", "khác", stdout=out)
