"""The picture to send on: one a person, only where the community asks, of nobody unnamed."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from kits.model.artifacts import Made, Stamped
from kits.render.marks import HUES, drawing
from kits.render.shares import HIGH, WIDE, Share
from tests.render.pages import each
from tests.render.walls import FILES, artifacts, page
from tests.schema.written import COMMUNITY, Files

ASKED: Files = {**FILES, "community.yml": COMMUNITY + "share_cards: true\n"}


def shares(written: Files) -> dict[str, Share]:
    made = [part for part in artifacts(written) if isinstance(part, Made)]
    return {part.path: part.work for part in made if isinstance(part.work, Share)}


def a_share(name: str, deed: str = "念信，念错了重来") -> Share:
    return Share(
        slug="mira",
        name=name,
        deed=deed,
        where="写信",
        community="长灯",
        portrait=None,
        right_to_left=False,
    )


def nothing(path: str) -> bytes:
    raise AssertionError(f"{path} is not needed")


def test_everyone_with_a_page_has_one_where_the_community_asks() -> None:
    assert shares(FILES) == {}
    found = shares(ASKED)
    assert list(found) == ["people/bo/card.png", "people/kopi/card.png", "people/mira/card.png"]
    assert found["people/bo/card.png"].deed == "念信 <i>，念错了重来"
    assert each(page(ASKED, "people/bo/"), "//p[@class='kits-share']") == ["保存这张图，发给朋友"]
    assert "Real" not in str(found)


def test_a_chat_shows_it_beside_the_link_where_the_site_has_an_address() -> None:
    def told(written: Files) -> dict[str, str | None]:
        pages = [part for part in artifacts(written) if isinstance(part, Stamped)]
        return {part.path: part.values["picture"] for part in pages if "picture" in part.values}

    placed = f"{ASKED['community.yml']!s}urls: {{public: https://lamp.example/us/}}\n"
    found = told({**ASKED, "community.yml": placed})
    assert found["people/kopi/index.html"] == "https://lamp.example/us/people/kopi/card.png"
    others = {shown for path, shown in found.items() if not path.startswith("people/")}
    assert others == {"https://lamp.example/us/assets/kits/evening.png"}
    assert told(ASKED) == {}


def test_the_pattern_has_the_hue_that_it_has_on_a_page() -> None:
    seen = {}
    for slug in {drawing(f"person-{n}").hue: f"person-{n}" for n in range(20)}.values():
        share = replace(a_share("米拉"), slug=slug)
        picture = Image.open(io.BytesIO(share.make(nothing))).convert("RGB")
        colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
        seen[slug] = [hue for hue in HUES if ImageColor.getrgb(hue) in colours]
    assert seen == {slug: [HUES[drawing(slug).hue]] for slug in seen}
    assert len(seen) == len(HUES)


def test_it_is_as_large_as_a_chat_shows_whole() -> None:
    image = Image.open(io.BytesIO(a_share("米拉").make(nothing)))
    assert (image.format, image.size) == ("PNG", (WIDE, HIGH))


def test_another_name_is_another_picture_and_the_same_is_the_same() -> None:
    assert a_share("米拉").make(nothing) == a_share("米拉").make(nothing)
    assert a_share("米拉").make(nothing) != a_share("米兰").make(nothing)
    assert a_share("米拉").identity != a_share("米兰").identity


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=200))
def test_any_words_can_be_drawn(name: str, deed: str) -> None:
    assert Image.open(io.BytesIO(a_share(name, deed).make(nothing))).size == (WIDE, HIGH)
