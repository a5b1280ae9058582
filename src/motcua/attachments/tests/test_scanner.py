"""What a clamd says is believed to the letter; silence and anything else is never taken for clean."""

import pytest

from motcua.attachments.scanner import CHUNK, ScannerAway, scan
from motcua.attachments.tests.files import EICAR, clamd, nobody


def test_it_says_what_it_found() -> None:
    with clamd() as address:
        assert scan(address, b"x").clean
        assert scan(address, EICAR).found == "Mau.Thu"


def test_a_file_of_several_pieces_is_scanned_whole() -> None:
    with clamd() as address:
        assert not scan(address, b"x" * (2 * CHUNK) + EICAR).clean
        assert scan(address, b"x" * (2 * CHUNK)).clean


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"FOUND", b"okay", b"OK or not"])
def test_any_other_answer_is_no_verdict(answer: bytes) -> None:
    with clamd(answer) as address, pytest.raises(ScannerAway):
        scan(address, b"x")


def test_nobody_there_is_no_verdict() -> None:
    with pytest.raises(ScannerAway):
        scan(nobody(), b"x")
