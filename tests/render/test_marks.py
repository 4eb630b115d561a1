from lxml import etree

from kits.render.marks import HUES, mark
from kits.render.sanitising import sanitised

MANY = [mark(f"person-{n}") for n in range(2000)]


def test_the_same_slug_has_the_same_mark_for_ever() -> None:
    """A mark that a person knows as theirs must not change with a version."""
    assert mark("lin-xiaoman") == (
        '<svg class="kits-mark kits-hue-1" viewBox="0 0 16 16" aria-hidden="true">'
        '<path d="M0 0a8 8 0 0 1 8 8a8 8 0 0 1-8-8zM8 0h8v8a8 8 0 0 1-8-8z"/>'
        '<path class="kits-faint" d="M0 8h8v8a8 8 0 0 1-8-8zM8 8a8 8 0 0 1 8 8a8 8 0 0 1-8-8z"/></svg>'
    )


def test_marks_differ_and_use_every_hue() -> None:
    assert len(set(MANY)) > 1900
    for hue in range(len(HUES)):
        assert 0.25 < sum(f"kits-hue-{hue}" in one for one in MANY) / len(MANY) < 0.42


def test_a_mark_is_two_shades_of_two_shapes_each() -> None:
    for one in MANY[:50]:
        full, faint = etree.fromstring(one)
        assert [path.get("d").count("M") for path in (full, faint)] == [2, 2]


def test_a_mark_outlives_the_sanitiser() -> None:
    written = str(MANY[0])
    assert sanitised(written) == written.replace("/>", "></path>")
