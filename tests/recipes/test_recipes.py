"""The built-in recipes: what they promise, the same in both languages, whole for any group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations

import pytest

from kits.edit.correcting import CORRECTION
from kits.model.kits import Kit, KitMessage
from kits.model.recipes import Recipe
from kits.rules.placeholders import blanks
from tests.schema.written import built_in, campaign
from tests.texts.composed import Composed

PROMISED = {
    "small": (
        "02-crew-brief 05-hq-heads-up 10-warmup 20-launch 40-nudge 45-hq-last-day 50-last-day "
        "80-thanks 85-hq-after"
    ),
    "medium": (
        "02-crew-brief 05-hq-heads-up 08-coming-up 10-warmup 20-launch 30-first-voices "
        "40-on-the-way 42-crew-half-way 45-hq-on-the-way 50-nudge 55-hq-last-day 60-last-day "
        "80-thanks 85-hq-after 88-crew-after"
    ),
    "gathering": (
        "02-crew-brief 05-hq-heads-up 10-signup 20-hq-count 30-three-days 40-first-timers "
        "45-hq-eve 50-today 60-two-hours 80-safe-home 85-hq-after 90-thanks"
    ),
    "dispatch": "05-hq-this-month 50-hq-half-way 85-hq-month-end",
    "change-note": "05-hq-before 20-what-changed 40-hq-questions 60-still-stuck 85-hq-after",
    "how-to": "05-hq-try-it 20-steps 30-stuck 40-how-far 60-shorter-way 85-hq-after",
    "repost": "05-hq-read-it 20-worth-it 30-moments 40-for-one 60-what-stayed 85-hq-after",
    "early-access": (
        "05-hq-before 10-who-has-time 20-your-seat 30-three-lines 40-last-day 50-thank-you "
        "60-to-everyone 85-hq-after"
    ),
    "feedback": (
        "05-hq-three-questions 20-three-questions 30-quiet-one 40-small-things 60-last-call "
        "80-handed-on 85-hq-after"
    ),
    "facts": (
        "05-hq-what-we-know 20-if-asked 30-in-the-group 50-hq-again 80-thanks-for-asking "
        "85-hq-after"
    ),
    "party": (
        "02-crew-brief 05-hq-heads-up 10-signup 15-three-minutes 20-hq-count 25-crew-programme "
        "30-three-days 35-on-stage 45-hq-eve 50-today 80-safe-home 82-for-those-at-home "
        "85-hq-after 88-crew-summary"
    ),
    "meeting": "05-hq-before 10-what-about 30-today 40-who-does-what 85-hq-after",
    "promotion": (
        "05-hq-before 10-one-friend 20-moments 30-to-a-friend 40-welcome 60-why-i-came 85-hq-after"
    ),
    "recruit": (
        "05-hq-whom 10-an-open-word 30-to-one 40-what-it-asks 50-no-answer 55-a-yes "
        "60-either-way 70-somebody-new 85-hq-after"
    ),
    "onboard": (
        "05-hq-new-leaders 08-your-page 10-hello 15-nickname 18-house-rules 20-an-easy-question "
        "25-not-yours 30-a-private-word 35-leave-it-out 40-where-things-are 50-only-look "
        "60-a-week 70-how-was-it 85-hq-after"
    ),
    "new-group": (
        "05-hq-before 10-to-the-first-ten 20-we-are-here 30-one-question 35-a-quiet-one "
        "40-first-thing 50-to-one 60-bring-one 70-from-now-on 85-hq-after"
    ),
    "revive": (
        "05-hq-before 10-who-is-here 20-to-one 30-a-small-thing 50-what-for 60-honest 85-hq-after"
    ),
    "close": (
        "05-hq-before 10-it-closes 20-where-next 30-keep 40-to-the-faithful 60-last-word "
        "85-hq-after"
    ),
    "class": (
        "05-hq-before 10-it-begins 15-roll-call 20-first-lesson 30-to-one 40-half-way 50-try-it "
        "60-last-day 80-where-next 85-hq-after"
    ),
}
"""Campaigns skip and replace messages by these ids, so none may ever go."""
DAYS = {
    "small": range(3, 8),
    "medium": range(8, 16),
    "gathering": range(1, 3),
    "dispatch": range(28, 32),
    "change-note": range(3, 8),
    "how-to": range(5, 8),
    "repost": range(3, 6),
    "early-access": range(5, 11),
    "feedback": range(5, 9),
    "facts": range(3, 8),
    "party": range(1, 3),
    "meeting": range(1, 2),
    "promotion": range(5, 9),
    "recruit": range(9, 15),
    "onboard": range(6, 9),
    "new-group": range(16, 29),
    "revive": range(8, 15),
    "close": range(6, 11),
    "class": range(11, 29),
}
"""How long a campaign of the recipe may take."""
PLAN = {
    "theme": "Books",
    "rules": "One each",
    "judging": "By hand",
    "notes": "Mind the rain",
    "awards": "[{id: a, name: A}]",
    "brief": "{background: The evenings are long., goal: Everybody has read one.}",
    "crew": "[mira, wei]",
    "duties": "{copywriting: mira, promotion: wei, intake: wei, judging: ops, awarding: mira, "
    "resources: mira}",
    "faq": "[{q: Is it free, a: Yes}]",
    "plan_b": "In the library",
}
OPTIONAL = {
    "link": "https://read.lamplight.example/in",
    "place": "The old mill",
    "results": "2027-02-20",
}
"""What a campaign may have or not, and a text may print."""
CHOICES = [*chain.from_iterable(combinations(OPTIONAL, size) for size in range(4))]
STARTS = date(2027, 2, 1)
GROUPS = """
    id,name,kind,channels,locale,leader_name
    brook,小溪群,,wechat;qq;wecom;sms,zh,老李
    mill,Mill,,whatsapp;telegram;discord;email,en,Ann
    helm,总群,hq,wechat;whatsapp,,老陈
"""
CJK = re.compile(r"[\u4e00-\u9fff]")
TAG = re.compile(r"\{[{%].*?[}%]\}")


def composed(recipe: str, days: int, locale: str, *given: str, doors: str = "19:00") -> Composed:
    """A community that runs a campaign of the recipe."""
    ends = STARTS + timedelta(days=days - 1)
    facts = {**PLAN, **{name: OPTIONAL[name] for name in given}, "kind": "", "recipe": recipe}
    files = {
        "community.yml": f"name: Lamplight\nlocale: {locale}\ntimezone: Asia/Shanghai\n",
        "people/people.csv": "id,name,role,credit\nops,O,staff,\nmira,M,user,name\nwei,W,user,\n",
        "groups/groups.csv": GROUPS,
    }
    if built_in()[recipe].recipe.kind == "gathering":
        facts["dates"] = f"{{doors: {STARTS} {doors}}}"
        row = f"The old mill,{OPTIONAL['link']}" if "place" in given else ","
        files["campaigns/walk/groups.csv"] = f"group,place,link\nmill,{row}\n"
        facts.pop("place", None)
    text = campaign(starts=f"{STARTS}", ends=f"{ends}", title="Walk", **facts)
    return Composed({**files, "campaigns/walk/campaign.md": text})


def kits_of(made: Composed) -> Iterator[Kit]:
    for group in made.community.groups:
        kit = made.kit(group, "walk")
        if kit is not None:
            yield kit


def crew_of(made: Composed) -> tuple[KitMessage, ...]:
    return made.composer.crew(made.community.runs["walk"])


@pytest.fixture(params=PROMISED)
def recipe(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_its_messages_are_those_that_were_promised(recipe: str) -> None:
    messages = built_in()[recipe].messages
    assert " ".join(id for id, one in messages.items() if not one.skip) == PROMISED[recipe]
    assert {id for id, one in messages.items() if one.skip} <= {CORRECTION}


def test_leaders_and_whoever_organises_get_messages_of_their_own(recipe: str) -> None:
    messages = built_in()[recipe].messages.values()
    readers = {message.to for message in messages if not message.skip}
    by_kind = (
        {"groups", "hq"}
        if built_in()[recipe].recipe.kind == "dispatch"
        else {"groups", "hq", "crew"}
    )
    assert readers == ({"hq"} if recipe == "dispatch" else by_kind)
    for message in messages:
        assert message.to != "hq" or "-hq-" in message.id


def test_what_is_said_in_one_language_is_said_in_the_other(recipe: str) -> None:
    playbook = built_in()[recipe]
    for message in playbook.messages.values():
        for name in ("title", "text", "note", "report", "subject"):
            told = getattr(message.in_locale("zh"), name)
            _same(getattr(message, name), told, f"{message.id} {name}")


def test_its_plan_is_there_in_both_languages(recipe: str) -> None:
    english = built_in()[recipe].recipe
    chinese = english.in_locale("zh")
    assert [*_parts(english)] == [*_parts(chinese)]
    for name in _parts(english):
        _same(_parts(english)[name], _parts(chinese)[name], name)
    assert {"title", "introduction"} <= _parts(english).keys()
    assert english.checklist
    assert english.faq
    assert english.retro


def _parts(recipe: Recipe) -> dict[str, str | None]:
    """Every text of a plan, by what it is."""
    return {
        "title": recipe.title,
        "introduction": recipe.introduction,
        **{f"checklist {line.id} {line.when}": line.do for line in recipe.checklist},
        **{f"question {question.id}": question.q for question in recipe.faq},
        **{f"answer {question.id}": question.a for question in recipe.faq},
        **{f"retro {place}": text for place, text in enumerate(recipe.retro)},
        **{f"duty {name}": duty.waived for name, duty in recipe.duties.items()},
    }


def _values(text: str) -> list[str]:
    """The tags of a text, whatever words stand in them."""
    return sorted(re.sub('"[^"]*"', '""', tag) for tag in TAG.findall(text))


def _same(english: str | None, chinese: str | None, what: str) -> None:
    """Both are there, each in its language, and print the same values."""
    assert bool(english) == bool(chinese), what
    if english and chinese:
        assert not CJK.search(english), what
        assert CJK.search(chinese), what
        assert _values(english) == _values(chinese), what


@pytest.mark.parametrize("given", CHOICES, ids=lambda given: "+".join(given) or "nothing")
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_every_text_is_whole_whatever_a_campaign_has(
    recipe: str, locale: str, given: tuple[str, ...]
) -> None:
    made = composed(recipe, DAYS[recipe][0], locale, *given)
    kits = list(kits_of(made))
    messages = [message for kit in kits for message in kit.messages] + [*crew_of(made)]
    assert {message.id for message in messages} == set(PROMISED[recipe].split())
    for message in messages:
        assert message.texts
        for channel, text in message.texts.items():
            assert not _gaps(text.text), (message.id, channel, text.text)
        for beside in (message.title, message.note, message.report):
            assert beside is None or not _gaps(beside), (message.id, beside)
    for kit in kits:
        for answer in kit.faq:
            for channel, said in answer.texts.items():
                assert not _gaps(said), (answer.id, channel, said)
    assert made.composer.gathered.findings() == []


def _gaps(text: str) -> list[str]:
    """What is odd about a finished text: blanks, gaps, a label with nothing after it."""
    lines = text.split("\n")
    return [
        *(blank for _, blank in blanks(text)),
        *(line for line in lines if line != line.rstrip() or "{" in line or "None" in line),
        *(
            line
            for line, after in zip(lines, [*lines[1:], ""], strict=True)
            if _dangles(line, after)
        ),
        *(["empty"] if not text else []),
        *(["gap"] if "\n\n\n" in text or text != text.strip() else []),
    ]


def _dangles(line: str, after: str) -> bool:
    return line.rstrip("*_ ").endswith((":", "：")) and not after.strip()


@pytest.mark.parametrize("name", OPTIONAL)
def test_what_a_campaign_has_is_said(name: str) -> None:
    recipe = "gathering" if name == "place" else "small"
    bare, full = (
        "\n".join(
            text.text
            for kit in kits_of(composed(recipe, DAYS[recipe][0], "en", *given))
            if kit.group.id == "mill"
            for message in kit.messages
            for text in message.texts.values()
        )
        for given in ((), (name,))
    )
    said = {"results": "20 February"}.get(name, OPTIONAL[name]).removeprefix("https://")
    plain = full.replace("\\", "")  # as Discord shows it
    assert said in plain
    assert said not in bare.replace("\\", "")


def test_its_messages_come_in_order_by_day_and_in_good_time(recipe: str) -> None:
    for days in DAYS[recipe]:
        made = composed(recipe, days, "zh", "results")
        for kit in kits_of(made):
            ids = [message.id for message in kit.messages]
            assert ids == sorted(ids)
            for message in kit.messages:
                assert message.until is None or message.until > message.send_at, message.id
                assert (7, 30) <= (message.send_at.hour, message.send_at.minute) <= (22, 30)
            posts = [
                message.send_at.date()
                for message in kit.messages
                if message.kind not in ("private", "moments")
            ]
            assert all(posts.count(day) <= 3 for day in posts)
        assert not crew_of(made) or crew_of(made)[0].send_at.date() < STARTS


@pytest.mark.parametrize(
    ("recipe", "id"),
    [
        *(("small", "40-nudge"), ("medium", "50-nudge"), ("gathering", "40-first-timers")),
        *(("recruit", "30-to-one"), ("recruit", "55-a-yes"), ("recruit", "60-either-way")),
        *(("onboard", "08-your-page"), ("onboard", "25-not-yours"), ("onboard", "70-how-was-it")),
        *(("new-group", "10-to-the-first-ten"), ("new-group", "50-to-one")),
    ],
)
def test_what_is_for_one_person_is_never_posted_in_the_group(recipe: str, id: str) -> None:
    message = built_in()[recipe].messages[id]
    assert (message.way, message.to) == ("private", "groups")


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_new_leader_hears_something_each_day_of_the_week_and_of_their_own_group(
    locale: str,
) -> None:
    for kit in kits_of(composed("onboard", 7, locale)):
        words = [message for message in kit.messages if message.kind == "private"]
        days = {message.send_at.date() for message in words}
        week = {STARTS + timedelta(days=day) for day in range(7)}
        assert days == (set() if kit.group.id == "helm" else week)
        if words:
            assert kit.group.name in next(iter(words[0].texts.values())).text


def test_a_longer_campaign_brings_people_back_and_its_crew_looks_at_it_on_the_way() -> None:
    for days in DAYS["medium"]:
        made = composed("medium", days, "en")
        (kit,) = [kit for kit in kits_of(made) if kit.group.id == "mill"]
        ends = STARTS + timedelta(days=days - 1)
        posts = [
            m for m in kit.messages if STARTS < m.send_at.date() < ends and m.kind != "private"
        ]
        assert len(posts) == 2
        assert [STARTS < m.send_at.date() < ends for m in crew_of(made)] == [False, True, False]


@pytest.mark.parametrize("recipe", ["small", "medium", "gathering"])
def test_the_crew_is_told_why_what_for_and_when(recipe: str) -> None:
    brief, *_ = crew_of(composed(recipe, DAYS[recipe][0], "en", "results"))
    for text in brief.texts.values():
        assert "The evenings are long." in text.text
        assert "Everybody has read one." in text.text
        assert "1 February" in text.text


@pytest.mark.parametrize("doors", ["10:00", "14:30", "19:00", "20:00"])
def test_the_end_of_a_gathering_is_counted_from_the_hour_of_its_doors(doors: str) -> None:
    made = composed("gathering", 1, "en", doors=doors).kit("mill", "walk")
    assert made is not None
    opened = next(task.when for task in made.checklist if task.id == "early")
    last_out = next(task.when for task in made.checklist if task.id == "last-out")
    home = next(message.send_at for message in made.messages if message.id == "80-safe-home")
    assert opened is not None
    assert last_out is not None
    assert last_out - opened == timedelta(hours=3)
    assert home - last_out == timedelta(minutes=30)
    assert (home.hour, home.minute) <= (22, 30)


@pytest.mark.parametrize("days", [15, 21, 28, 31, 60])
def test_half_way_of_a_dispatch_is_before_its_end(days: int) -> None:
    made = composed("dispatch", days, "en")
    helm = made.kit("helm", "walk")
    assert helm is not None
    half, end = (m for m in helm.messages if m.id != "05-hq-this-month")
    assert half.send_at.date() == STARTS + timedelta(days=14)
    assert half.until is not None
    assert half.send_at < end.send_at < half.until
