import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.model.pointers import pointers


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("![a](my pic.png)", ["!my pic.png"]),
        ('![a [b]](a(1).png "Title")', ["!a(1).png"]),
        ("[![a](in.png)](out.png)", ["!in.png", "out.png"]),
        ("![a](<b c.png>) [d](e.pdf)", ["!b c.png", "e.pdf"]),
        (r"![a](a\_b.png)", ["!a_b.png"]),
        ('![a](a.png\n"Title")', ["!a.png"]),
        ("![x][one]\n\n[one]: a.png 'T'", ["!a.png"]),
        ("![one]\n\n[One]: a.png", ["!a.png"]),
        ("[x][one]\n\n[one]: <a b.png>", ["a b.png"]),
        ("<img src=a.png>", ["!a.png"]),
        ("<IMG alt='' SRC='a&amp;b.png'>", ["!a&b.png"]),
        ('<source srcset="a.png 1x, b.png 2x">', ["!a.png", "!b.png"]),
        ('<video poster="p.png" src="v.mp4"></video>', ["!p.png", "!v.mp4"]),
        ('<a href="a.pdf" data-src="b.png">', ["a.pdf"]),
        ('<img\nsrc="a.png"\nalt="">', ["!a.png"]),
    ],
)
def test_links_and_pictures_are_found(text: str, targets: list[str]) -> None:
    found = sorted(pointers(text), key=lambda pointer: pointer.start)
    assert [("!" if one.is_shown else "") + one.target for one in found] == targets


@pytest.mark.parametrize(
    "text",
    [
        "`![a](a.png)`",
        "``![a](a.png) ` ``",
        "```\n![a](a.png)\n```\n",
        "~~~ html\n<img src='a.png'>\n~~~\n",
        "<!-- ![a](a.png)\n<img src='a.png'> -->",
        "a [b] (c.png)",
        'src="a.png"',
    ],
)
def test_code_comments_and_words_point_nowhere(text: str) -> None:
    assert list(pointers(text)) == []


@given(st.text(), st.text("![]()<>\"'`a.= \n\\"))
def test_a_pointer_knows_its_place(one: str, other: str) -> None:
    text = one + other
    for pointer in pointers(text):
        assert 0 <= pointer.start <= pointer.end <= len(text)
        if not (pointer.in_html or "\\" in text[pointer.start : pointer.end]):
            assert text[pointer.start : pointer.end] == pointer.target
