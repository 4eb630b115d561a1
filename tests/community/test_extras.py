"""Posters, codes and kits as one file, as the campaigns of the reference community ask for them."""

import pytest
from lxml import etree

from kits.render.extras.one_file import MOST
from tests.reference import Reference
from tests.render.extras.posters import read_code

ASKED = {
    "winter-night": {"poster.svg", "poster.png", "kit.html"},
    "newcomers-november": {"poster.svg", "poster.png", "qr.svg", "qr.png"},
}
MINI = "#小程序://"
SVG = "{http://www.w3.org/2000/svg}text"


def test_each_kit_has_what_its_campaign_asks_for_and_nothing_else(reference: Reference) -> None:
    for folder, kit in reference.kits():
        beside = {path.name for path in folder.iterdir()}
        made = beside - {"index.html", "kit.json", "kit.txt"}
        asked = ASKED.get(kit["campaign"]["id"], set())
        if kit["group"]["id"] == "hq":  # which takes part in nothing
            asked = asked & {"kit.html"}
        assert made == asked, folder


@pytest.mark.parametrize("group", ["shanghai", "harbin", "london", "cairo", "xian"])
def test_a_phone_reads_the_link_of_the_group_on_its_poster(
    reference: Reference, group: str
) -> None:
    folder = reference.tree("leaders") / "g" / group / "winter-night"
    link = reference.places("winter-night")[group]["link"]
    read = read_code((folder / "poster.png").read_bytes())
    assert read == ("" if link.startswith(MINI) else f"{link}?g={group}")


def test_a_poster_names_its_group_place_and_campaign(reference: Reference) -> None:
    for folder, kit in reference.kits():
        if kit["campaign"]["id"] == "winter-night" and kit["group"]["id"] != "hq":
            drawing = etree.parse(str(folder / "poster.svg"))
            said = "".join(text.text.strip("\u2066\u2067\u2069") for text in drawing.iter(SVG))
            for value in (kit["campaign"]["title"], kit["group"]["name"]):
                assert value.replace(" ", "") in said.replace(" ", ""), folder


def test_a_kit_as_one_file_can_be_sent(reference: Reference) -> None:
    found = list(reference.tree("leaders").glob("g/*/winter-night"))
    assert len(found) >= len(reference.places("winter-night"))
    assert max((folder / "kit.html").stat().st_size for folder in found) <= MOST
