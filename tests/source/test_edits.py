import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.source.edits import Edit, Original, apply
from kits.source.lines import Span

BOM = codecs.BOM_UTF8


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("灯\n下\n".encode(), "灯\n里\n外\n".encode()),
        ("灯\r\n下\r\n".encode(), "灯\r\n里\r\n外\r\n".encode()),
        (BOM + "灯\n下".encode(), BOM + "灯\n里\n外".encode()),
        ("灯\r\n下\n\r\n\r".encode(), "灯\r\n里\r\n外\n\r\n\r".encode()),
        ("灯\r\n下\r\n".encode("gb18030"), "灯\r\n里\r\n外\r\n".encode("gb18030")),
    ],
)
def test_a_file_keeps_its_form(before: bytes, after: bytes) -> None:
    text = Original("x.csv", before)
    assert text.text.startswith("灯\n下")
    assert text.edited([]) == before
    assert text.edited([Edit(Span(2, 3), "里\n外")]) == after


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        Original("x.md", b"\xff\xff")


@given(
    st.text(st.sampled_from("a灯\r\n\ufeff")), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"])
)
def test_what_is_not_edited_is_written_as_it_was(text: str, codec: str) -> None:
    data = text.encode(codec)
    assert Original("x.csv", data).edited([]) == data


@given(st.text(st.sampled_from("a灯\r\n")), st.data())
def test_edits_of_any_file_change_their_stretches_alone(text: str, data: st.DataObject) -> None:
    """Another way to the same text: from behind, one after the other."""
    original = Original("x.md", text.encode())
    whole = original.text
    ends = sorted(data.draw(st.sets(st.integers(0, len(whole)), max_size=6)))
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    edits = [Edit(span, data.draw(st.sampled_from(["", "b", "b\nb"]))) for span in spans]
    wanted = whole
    for edit in reversed(edits):
        wanted = wanted[: edit.span.start] + edit.text + wanted[edit.span.end :]
    try:
        after = original.edited(data.draw(st.permutations(edits)))
    except ValueError:
        assert "\r" in text
        return
    assert Original("x.md", after).text == wanted
    if not edits:
        assert after == text.encode()


def test_an_edit_that_is_given_twice_is_made_once() -> None:
    twice = [Edit(Span(0, 1), "bc"), Edit(Span(0, 1), "bc")]
    assert apply("aa", twice) == "bca"


def test_what_is_put_in_at_one_place_keeps_its_order() -> None:
    assert (
        apply("ad", [Edit(Span(1, 1), "c"), Edit(Span(1, 1), "b"), Edit(Span(1, 2), "")]) == "acb"
    )


def test_edits_that_meet_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits meet at 1"):
        apply("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_two_ends_of_lines_are_never_joined_to_one() -> None:
    with pytest.raises(ValueError, match="would be lost"):
        Original("x.csv", b"a\rb\nc").edited([Edit(Span(2, 3), "")])
