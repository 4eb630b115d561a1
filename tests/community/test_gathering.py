"""The winter gathering: every city's kit says what its row says, and nothing of another city's.

What is expected is read from the table by Python's own reader, with days from Babel and zones from
`zoneinfo`.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date

from tests.reference import PROJECT, Reference, can_be_copied, rows
from tests.written import Facts, fence, groups, items, strings

ID = "winter-night"
FOLDER = PROJECT / "content/campaigns" / ID
ROWS = rows(FOLDER / "groups.csv", "group")
CHANGES = fence(FOLDER / "campaign.md")["changes"]
ENGLISH = {"singapore", "london", "melbourne", "berlin", "new-york", "sydney"}
ARABIC = {"cairo"}
EARLY = {"harbin": date(2026, 12, 18)}
DAY = date(2026, 12, 19)

SENDS = {
    "03-save-the-day": (-31, time(20)),
    "04-hands": (-29, time(12, 30)),
    "10-signup": (-10, time(12, 30)),
    "12-chain": (-7, time(12, 30)),
    "15-moments": (-8, time(20, 30)),
    "22-which-page": (-5, time(12, 30)),
    "30-three-days": (-3, time(19, 30)),
    "40-first-timers": (-2, time(20)),
    "50-today": (0, time(9)),
    "90-thanks": (1, time(12)),
}
"""Days from the first, and the hour on the group's own clock."""

SAYS = {
    "03-save-the-day": ("day", "hour", "place"),
    "04-hands": ("day", "place"),
    "10-signup": ("day", "hour", "home", "place", "stairs", "seats", "closing", "note", "link"),
    "12-chain": ("day", "place", "host"),
    "15-moments": ("day", "place"),
    "22-which-page": ("weekday",),
    "30-three-days": ("day", "hour", "place", "way"),
    "40-first-timers": ("day", "hour", "place", "way", "stairs", "host"),
    "50-today": ("day", "hour", "place", "host"),
    "60-two-hours": ("hour", "place", "way", "host"),
}
"""What each text says of its city; messages for feeds and lists have channels of their own."""

SOME_CHANNELS = {"12-chain", "15-moments"}
DAYS = {"zh": "M月d日（EEE）", "en": "EEEE d MMMM", "ar": "EEEE، d MMMM"}
"""How each language writes a day."""
POSTS = {"message", "announcement", "chain"}
HAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff]")
SENTENCE = re.compile(r"[A-Za-z']+(?:[ ,]+[A-Za-z']+){2,}")
LINK = re.compile(r"(?:https?://|#小程序://)\S+")
SIGN_UP = re.compile(r"https://signup\.lamplight\.example/[\w/?=&-]*|#小程序://[\w/]*")


def spoken(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, {"zh": "zh", "en": "en_GB", "ar": "ar"}[locale])


@dataclass(frozen=True)
class City:
    """A row, and the kit that was made for it."""

    row: dict[str, str]
    group: Facts
    """Its row in the group table, or the facts of its own file."""
    kit: dict[str, Any]
    folder: Path

    @cached_property
    def locale(self) -> str:
        group = self.row["group"]
        return "en" if group in ENGLISH else "ar" if group in ARABIC else "zh"

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.group["timezone"])

    @cached_property
    def first_day(self) -> date:
        return EARLY.get(self.row["group"], DAY)

    @cached_property
    def doors(self) -> datetime:
        return self.moment(self.row["doors"])

    def moment(self, cell: str) -> datetime:
        return datetime.strptime(cell, "%Y-%m-%d %H:%M").replace(tzinfo=self.zone)

    @cached_property
    def link(self) -> str:
        link = self.row["link"]
        return link if link.startswith("#") else f"{link}?g={self.row['group']}"

    @cached_property
    def facts(self) -> dict[str, str]:
        """What its texts have to say, as its language says it; an empty cell is not said."""
        chinese = self.locale == "zh"
        pattern = DAYS[self.locale]
        closing = date.fromisoformat(self.row["closing"] or "2026-12-17")
        stairs = self.row["stairs"]
        return {
            "day": spoken(self.doors.date(), pattern, self.locale),
            "weekday": spoken(self.doors.date(), "EEE" if chinese else "EEEE", self.locale),
            "hour": self.doors.strftime("%H:%M"),
            "home": self.moment(self.row["home"]).strftime("%H:%M"),
            "closing": spoken(closing, pattern, self.locale),
            "place": self.row["place"],
            "host": self.row["host"],
            "way": self.row["交通"],
            "stairs": stairs if chinese else stairs.lower(),
            "seats": self.row["seats"],
            "note": self.row["note"],
            "link": self.link,
        }

    def message(self, id: str) -> dict[str, Any]:
        (found,) = [message for message in self.kit["messages"] if message["id"] == id]
        assert isinstance(found, dict)
        return found

    @cached_property
    def page(self) -> str:
        return html.unescape((self.folder / "index.html").read_text(encoding="utf-8"))

    def texts(self, message: dict[str, Any]) -> Iterator[str]:
        """As each client shows them: Discord hides the backslashes that keep values plain."""
        for channel, text in message["texts"].items():
            shown = text["text"]
            yield shown.replace("\\", "") if channel == "discord" else shown


@pytest.fixture(scope="session")
def cities(reference: Reference) -> dict[str, City]:
    known = city_groups()
    return {
        id: City(
            row=row,
            group=known[id],
            kit=reference.kit(id, ID),
            folder=reference.tree("leaders") / "g" / id / ID,
        )
        for id, row in ROWS.items()
    }


@pytest.fixture(params=sorted(ROWS))
def city(request: pytest.FixtureRequest, cities: dict[str, City]) -> City:
    return cities[request.param]


def city_groups() -> dict[str, Facts]:
    return {id: group for id, group in groups(PROJECT).items() if group["kind"] == "city"}


def test_all_fifty_six_cities_have_a_kit_and_hq_has_its_own(reference: Reference) -> None:
    made = {kit["group"]["id"] for _, kit in reference.kits() if kit["campaign"]["id"] == ID}
    assert len(ROWS) == 56
    assert set(ROWS) == set(city_groups())
    assert made == {*ROWS, "hq"}


def test_each_text_says_what_the_row_says(city: City) -> None:
    got = {message["id"] for message in city.kit["messages"]}
    assert SAYS.keys() - SOME_CHANNELS <= got
    for id in SAYS.keys() & got:
        texts = list(city.texts(city.message(id)))
        assert texts
        for text in texts:
            for name in SAYS[id]:
                assert city.facts[name] in text, (id, name, text)


def test_the_day_is_the_row_s_and_its_weekday_the_calendar_s(city: City) -> None:
    days = {
        "zh": ("12月19日（周六）", "12月18日（周五）"),
        "en": ("Saturday 19 December", ""),
        "ar": ("السبت، 19 ديسمبر", ""),
    }
    usual, early = days[city.locale]
    assert city.facts["day"] == (early if city.row["group"] in EARLY else usual)
    assert city.doors.date() == city.first_day
    assert city.kit["campaign"]["starts"] == city.first_day.isoformat()
    assert city.kit["campaign"]["ends"] == city.first_day.isoformat()
    assert time(16, 30) <= city.doors.time() <= time(20, 30)


def test_the_only_link_of_a_text_is_the_city_s_own_and_stands_alone(city: City) -> None:
    linked = [
        (message["id"], text)
        for message in city.kit["messages"]
        for text in city.texts(message)
        if LINK.search(text)
    ]
    assert {id for id, _ in linked} == {"10-signup"}
    for _, text in linked:
        assert LINK.findall(text) == [city.link]
        assert city.link in text.splitlines()


def test_mini_programs_bear_no_tag_and_all_other_links_do() -> None:
    mini = {id for id, row in ROWS.items() if row["link"].startswith("#小程序://")}
    assert 2 <= len(mini) <= 3
    assert len({row["link"] for row in ROWS.values()}) == len(ROWS)
    for id in ROWS.keys() - mini:
        assert ROWS[id]["link"].startswith("https://signup.lamplight.example/"), id
        assert "?" not in ROWS[id]["link"], id


def test_nothing_of_another_city_is_in_reach(city: City) -> None:
    others = [row for id, row in ROWS.items() if id != city.row["group"]]
    named = {row[key] for row in others for key in ("place", "交通", "备用")}
    for name in ("index.html", "kit.txt", "kit.json"):
        text = html.unescape((city.folder / name).read_text(encoding="utf-8"))
        if name == "kit.json":
            text = "\n".join(strings(city.kit))
        plain = text.replace("\\", "")
        assert city.row["place"] in plain, name
        assert [place for place in named if place in plain] == []
        assert set(SIGN_UP.findall(plain)) == {city.link}


def test_sends_are_on_the_clock_of_the_city(city: City) -> None:
    for message in city.kit["messages"]:
        at = datetime.fromisoformat(message["send_at"])
        assert at.isoformat() == at.astimezone(city.zone).isoformat(), message["id"]
        if message["id"] in SENDS:
            days, hour = SENDS[message["id"]]
            expected = datetime.combine(city.first_day + timedelta(days), hour, city.zone)
            assert message["send_at"] == expected.isoformat(), message["id"]


def test_the_last_call_comes_two_hours_before_the_doors(city: City) -> None:
    for id, cell, distance in (
        ("60-two-hours", "doors", -timedelta(hours=2)),
        ("80-safe-home", "home", timedelta(minutes=20)),
    ):
        at = datetime.fromisoformat(city.message(id)["send_at"])
        assert at - city.moment(city.row[cell]) == distance
    until = datetime.fromisoformat(city.message("60-two-hours")["until"])
    assert until - city.doors == timedelta(hours=1)


def test_no_day_is_loud_and_no_night_disturbed(city: City) -> None:
    posts = [
        datetime.fromisoformat(message["send_at"])
        for message in city.kit["messages"]
        if message["as"] in POSTS
    ]
    assert max(Counter(at.date() for at in posts).values()) == 3
    for message in city.kit["messages"]:
        hour = datetime.fromisoformat(message["send_at"]).time()
        assert time(7, 30) <= hour < time(22, 30), message["id"]


def test_a_kit_speaks_the_language_of_its_group(city: City) -> None:
    kit = city.kit
    assert kit["group"]["locale"] == city.locale
    said = [kit["campaign"]["title"]]
    for item in kit["faq"]:
        said += [item["q"], *item["texts"].values()]
    for message in kit["messages"]:
        said += [message[key] for key in ("title", "note", "report") if message[key]]
        said += [item["caption"] for item in message["attachments"] if item["caption"]]
        for text in message["texts"].values():
            said += [text[key] for key in ("text", "subject") if text[key]]
    if city.locale != "zh":
        assert [text for text in said if HAN.search(text)] == []
    if city.locale == "ar":
        assert [text for text in said if not ARABIC_LETTERS.search(text)] == []
    if city.locale != "en":
        assert [text for text in said if SENTENCE.search(LINK.sub("", text))] == []
    if city.locale == "zh":
        texts = [text for message in kit["messages"] for text in city.texts(message)]
        assert [text for text in texts if not HAN.search(text)] == []


def test_the_picture_for_a_feed_is_in_the_group_s_language(city: City) -> None:
    found = [m for m in city.kit["messages"] if m["id"] == "15-moments"]
    for message in found:
        (picture,) = message["attachments"]
        expected = {"zh": "banner", "en": "banner-en", "ar": "banner-ar"}[city.locale]
        assert picture["path"].endswith(f"/{expected}.png")
        assert (city.folder.parents[2] / picture["path"]).is_file()
    assert bool(found) == bool(feeds(city))


def feeds(city: City) -> set[str]:
    return {"wechat", "wecom", "line", "whatsapp", "telegram"} & set(items(city.group, "channels"))


def test_a_leader_knows_where_to_go_when_the_door_stays_shut(city: City) -> None:
    assert city.row["备用"]
    assert city.row["备用"] in city.message("50-today")["note"]


def test_only_hangzhou_has_the_change_and_its_correction(cities: dict[str, City]) -> None:
    (change,) = CHANGES
    assert change["groups"] == ["hangzhou"]
    replaced, correction = change["replaces"], change["message"]
    locked = {
        (id, message["id"], message["locked"])
        for id, city in cities.items()
        for message in city.kit["messages"]
        if message["locked"]
    }
    corrected = {
        id for id, city in cities.items() if correction in {m["id"] for m in city.kit["messages"]}
    }
    told = {
        id
        for id, city in cities.items()
        if any(words in city.page for words in (change["what"], change["why"], "旧仓库"))
    }
    assert len(replaced) == 2
    assert locked == {("hangzhou", id, "replaced") for id in replaced}
    assert corrected == told == {"hangzhou"}


def test_hangzhou_can_copy_the_correction_and_not_what_it_corrects(
    cities: dict[str, City],
) -> None:
    (change,) = CHANGES
    hangzhou = cities["hangzhou"]
    for id in change["replaces"]:
        assert "place" in SAYS[id], "only what named the old place is taken back"
        assert f'data-copy="{id}"' not in hangzhou.page
    correction = hangzhou.message(change["message"])
    assert can_be_copied(correction)
    assert f'data-copy="{correction["id"]}"' in hangzhou.page
    assert correction["send_at"] == "2026-11-23T12:30:00+08:00"
    for text in hangzhou.texts(correction):
        for name in ("day", "hour", "place", "way"):
            assert hangzhou.facts[name] in text
    old = [
        m["id"] for m in hangzhou.kit["messages"] if any("旧仓库" in t for t in hangzhou.texts(m))
    ]
    assert old == [correction["id"]]


def test_only_harbin_says_that_it_is_a_day_earlier(cities: dict[str, City]) -> None:
    said = {
        id
        for id, city in cities.items()
        if any("早一天" in text for m in city.kit["messages"] for text in city.texts(m))
    }
    assert said == {"harbin"}


def test_all_that_hangs_on_the_day_comes_a_day_earlier_in_harbin(
    cities: dict[str, City],
) -> None:
    harbin, shenyang = (
        {m["id"]: datetime.fromisoformat(m["send_at"]) for m in cities[id].kit["messages"]}
        for id in ("harbin", "shenyang")
    )
    for id in SENDS.keys() & harbin.keys():
        assert shenyang[id] - harbin[id] == timedelta(days=1), id
    assert harbin["95-what-we-read"] == shenyang["95-what-we-read"]


def test_nanjing_is_woken_and_nobody_else(cities: dict[str, City]) -> None:
    woken = {
        id for id, city in cities.items() if "01-wake" in {m["id"] for m in city.kit["messages"]}
    }
    asleep = {id for id, city in cities.items() if city.group["stage"] == "dormant"}
    assert woken == asleep == {"nanjing"}
    first = cities["nanjing"].kit["messages"][0]
    assert first["id"] == "01-wake"
    for text in cities["nanjing"].texts(first):
        assert cities["nanjing"].kit["byline"] in text


def test_hq_hears_of_all_cities_and_of_no_place(reference: Reference) -> None:
    kit = reference.kit("hq", ID)
    texts = [text["text"] for m in kit["messages"] for text in m["texts"].values()]
    assert {m["to"] for m in kit["messages"]} == {"hq"}
    assert "五十六座城市" in texts[0]
    assert not any(row["place"] in text for text in texts for row in ROWS.values())
    assert not any(LINK.search(text) for text in texts)


HOMES_OF_READERS = ("berlin", "sydney", "melbourne")
"""Whose doors are open to their own group alone."""


@pytest.mark.parametrize(
    ("page", "cities_in_words"), [(".", "五十六座城市"), ("en", "fifty-six cities")]
)
def test_the_public_reads_of_the_doors_that_are_open_and_of_no_link(
    reference: Reference, page: str, cities_in_words: str
) -> None:
    path = reference.tree("public") / "campaigns" / ID / page / "index.html"
    text = html.unescape(path.read_text(encoding="utf-8"))
    assert cities_in_words in text
    assert not SIGN_UP.search(text)
    for id, row in ROWS.items():
        assert (row["place"] in text) == (id not in HOMES_OF_READERS), id
        assert row["交通"] not in text, id
        assert not row["备用"] or row["备用"] not in text, id


def test_the_draft_for_spring_has_gaps_and_no_kit(reference: Reference) -> None:
    places = reference.places("spring-swap")
    settled = {id for id, row in places.items() if row["place"] and row["doors"]}
    assert len(places) == 30
    assert 10 <= len(settled) <= 15
    assert places.keys() <= city_groups().keys()
    for tree in ("public", "leaders"):
        assert list(reference.tree(tree).rglob("*spring-swap*")) == []
    assert (reference.tree("operators") / "campaigns/spring-swap/index.html").is_file()
