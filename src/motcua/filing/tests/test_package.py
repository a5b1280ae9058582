"""The file in which a report travels."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.filing.package import MOST, Package, PackageError, unpacked
from motcua.journal import hashing

DOCUMENT = {"form": "07a", "agency": "H49.1", "cells": {"3": 12}, "name": "Ễnh"}
PACKAGE = Package(hashing.canonical(DOCUMENT), b"signature")
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=8), PLAIN, max_size=5), st.binary(max_size=60))
def test_what_is_packed_comes_out_again(document: dict[str, object], signature: bytes) -> None:
    package = Package(hashing.canonical(document), signature)
    assert unpacked(package.packed()) == package
    assert unpacked(json.dumps(json.loads(package.packed()), indent=2).encode()) == package


def changed(**parts: object) -> bytes:
    return json.dumps({**json.loads(PACKAGE.packed()), **parts}).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là gói báo cáo"),
        (b"%PDF-1.7", "không phải là gói báo cáo"),
        (b"[1]", "không phải là gói báo cáo"),
        (b"[" * 100_000, "không phải là gói báo cáo"),
        (b'{"format":"motcua-report"}', "không phải là gói báo cáo"),
        (changed(more=1), "không phải là gói báo cáo"),
        (b" " * (MOST + 1), "lớn hơn 5 MB"),
        (changed(version=2), "phiên bản 2"),
        (changed(report=[1]), "không có số liệu"),
        (changed(signature="không"), "hỏng"),
        (changed(signature=5), "hỏng"),
        (changed(sha256="0" * 64), "đã bị sửa"),
        (changed(report={**DOCUMENT, "cells": {"3": 13}}), "đã bị sửa"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(data: bytes, words: str) -> None:
    with pytest.raises(PackageError, match=words):
        unpacked(data)
