"""Text with placeholders: what is read, what is refused, and that nothing written is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.documents.live_text import (
    BadText,
    Placeholder,
    fill,
    joined,
    placeholder,
    placeholders,
    sections_of,
    table_of_line,
)

PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=60)
NAMES = st.text("abcdefgh0123456789:.-", min_size=1, max_size=12)
ASKED = st.builds(
    Placeholder,
    NAMES.filter(lambda key: not key.startswith("bang")),
    st.dictionaries(NAMES, NAMES, max_size=2).map(lambda each: tuple(sorted(each.items()))),
)


@given(st.lists(st.one_of(PLAIN, ASKED), max_size=6))
def test_what_was_written_stays_and_each_place_is_filled(parts: list[str | Placeholder]) -> None:
    text = "".join(part if isinstance(part, str) else f"{{{part.token}}}" for part in parts)
    wanted = "".join(part if isinstance(part, str) else f"<{part.token}>" for part in parts)
    assert joined(fill(text, lambda asked: f"<{asked.token}>")) == wanted


@given(ASKED)
def test_a_token_reads_back(asked: Placeholder) -> None:
    assert placeholder(asked.token) == asked


def test_params_in_any_order_are_the_same_figure() -> None:
    assert placeholders("{07a:3|b=2&a=1} và {07a:3|a=1&b=2}") == (
        Placeholder("07a:3", (("a", "1"), ("b", "2"))),
    )


@pytest.mark.parametrize("text", ["một { lẻ", "đóng } lẻ", "{07a:3", "{}", "{07a:3|don-vi}", "{07a:3|x=}"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(BadText):
        fill(text, lambda _: "")


def test_a_body_falls_into_sections() -> None:
    opening, one, two = sections_of("Lời mở đầu\n\n## I. MỘT\nĐoạn a\n  Đoạn b \n## II. HAI\n")
    assert (opening.title, opening.paragraphs) == ("", ("Lời mở đầu",))
    assert (one.title, one.paragraphs) == ("I. MỘT", ("Đoạn a", "Đoạn b"))
    assert (two.title, two.paragraphs) == ("II. HAI", ())


def test_a_table_stands_on_a_line_of_its_own() -> None:
    assert table_of_line("{bang:don-vi}") == Placeholder("bang:don-vi")
    assert table_of_line("Có {07a:3} hồ sơ") is None
    with pytest.raises(BadText):
        table_of_line("Xem {bang:don-vi} sau đây")
