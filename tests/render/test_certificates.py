from __future__ import annotations

from io import BytesIO

from PIL import Image

from kits.model.artifacts import Made
from kits.render.badges import badge_pages
from kits.render.certificates import Certificate
from tests.render.hosted import seen
from tests.render.test_badges import FILES

ASKED = {**FILES, "community.yml": FILES["community.yml"] + "share_cards: true\n"}


def certificates(files: dict[str, str]) -> dict[str, Made]:
    return {part.path: part for part in badge_pages(seen(files)) if isinstance(part, Made)}


def test_every_award_has_a_picture_where_the_community_asks_for_it() -> None:
    assert list(certificates(ASKED)) == [
        "people/bo/badges/pen/certificate.png",
        "people/kopi/badges/pen/certificate.png",
    ]
    assert certificates(FILES) == {}


def test_it_says_what_is_public_as_text_and_nothing_else() -> None:
    work = certificates(ASKED)["people/kopi/badges/pen/certificate.png"].work
    assert work == Certificate(
        shape="pen",
        thanks="With thanks to",
        name="Kopi",
        badge="Pen <b>",
        why="Wrote *three* notices",
        signed="Readers · 7 November 2026",
    )


def test_it_is_a_picture_with_ink_on_it_and_the_same_each_time() -> None:
    work = certificates(ASKED)["people/bo/badges/pen/certificate.png"].work
    made = work.make(lambda path: b"")
    picture = Image.open(BytesIO(made)).convert("L")
    assert picture.size == (1414, 1000)
    assert picture.getextrema()[0] < 60
    assert made == work.make(lambda path: b"")
