import gzip
import re
from datetime import date, datetime
from importlib.resources import files

import pytest

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.render.kit_pages import kit_page
from kits.render.localised import clock, day, direction, moment, span
from kits.render.phone import ASSETS, SCRIPTS, STYLES, assets
from tests.render.sample import CHANNELS, NOW, SHANGHAI, a_kit, message
from tests.tongues import EN

BUDGET = 40 * 1024
"""What a first view may weigh, compressed (issue: the leader's minute)."""
TOO_NEW = re.compile(
    r"\?\.[A-Za-z\[(]|\?\?|\\p\{|\(\?<|\|\|=|&&=|\bcatch \{|\basync\b|\bawait\b|\{ *\.\.\.|^import |^export ",
    re.M,
)
"""Signs of JavaScript after 2016."""


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", ("Tue 1 Dec", "1–7 Dec 2026")),
        ("zh", ("12月1日周二", "2026年12月1日至7日")),
        ("zh-TW", ("12月1日 週二", "2026年12月1日至7日")),
        ("tlh", ("Tue 1 Dec", "1–7 Dec 2026")),
    ],
)
def test_dates_speak_the_language_of_the_group(locale: str, expected: tuple[str, str]) -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 7)
    assert (
        day(first, BUILT_IN.tongue(locale)),
        span(first, last, BUILT_IN.tongue(locale)),
    ) == expected


def test_hours_are_those_of_24() -> None:
    at = datetime(2026, 12, 1, 20, 5, tzinfo=SHANGHAI)
    assert (clock(at), moment(at, EN)) == ("20:05", "Tue 1 Dec 20:05")


def test_only_scripts_from_the_right_turn_a_page() -> None:
    assert [direction(locale) for locale in ("en", "zh", "ar", "he", "fa-IR")] == [
        "ltr", "ltr", "rtl", "rtl", "rtl",
    ]  # fmt: skip


def test_the_assets_are_files_at_the_root_and_always_the_same() -> None:
    assert [file.path for file in assets()] == [
        "assets/kits/kit.css",
        "assets/kits/kit.js",
        "assets/kits/finder.js",
        "assets/kits/lineage.css",
        "assets/kits/lamp.svg",
    ]
    assert list(assets()) == list(assets())


def test_every_part_of_the_style_and_the_script_is_joined_once() -> None:
    folder = files("kits.render") / "assets" / "kit"
    assert sorted(part.name for part in folder.iterdir()) == sorted(
        [f"{part}.css" for part in STYLES] + [f"{part}.js" for part in SCRIPTS]
    )


@pytest.mark.parametrize("name", ["kit.css", "kit.js"])
def test_an_asset_is_its_parts_without_what_is_for_those_who_read_them(name: str) -> None:
    """Not a line of code is lost, and no comment is sent to a phone, but one that may be a text."""
    folder = files("kits.render") / "assets"
    parts = "\n".join((folder / part).read_text(encoding="utf-8") for part in ASSETS[name])
    if name.endswith("css"):
        parts = re.sub(r"/\*.*?\*/", "", parts, flags=re.DOTALL)
    lines = [re.sub(r"\s// [^\"'`]*$", "", line).strip() for line in parts.splitlines()]
    code = [line for line in lines if line and not line.startswith("//")]
    (sent,) = [file.content.decode() for file in assets() if file.path.endswith(f"/{name}")]
    assert sent.split() == " ".join(code).split()


@pytest.mark.parametrize("part", ASSETS["kit.js"])
def test_a_script_holds_nothing_that_an_old_view_inside_an_app_cannot_read(part: str) -> None:
    """One such sign, and the whole script is refused: nothing could be copied."""
    script = (files("kits.render") / "assets" / part).read_text(encoding="utf-8")
    assert TOO_NEW.findall(script) == []


def test_a_large_kit_with_everything_it_loads_keeps_to_the_budget() -> None:
    many = tuple(
        message(f"{n:02}-post", 1 + n % 7, 20, f"第{n}天：" + "读慢一点，看清那条河。" * 20)
        for n in range(40)
    )
    page = kit_page(a_kit(messages=many), CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
    weight = sum(len(gzip.compress(file.content)) for file in (page, *assets()))
    assert weight < BUDGET
