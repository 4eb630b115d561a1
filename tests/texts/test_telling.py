"""What groups are told beside their messages: flaws until they are mended, and answers."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.kits import Beside
from kits.render.kit_files import kit_text
from kits.render.kit_pages import kit_page
from tests.render.pages import read_html
from tests.render.sample import CHANNELS, NOW
from tests.schema.written import Files, campaign
from tests.texts.composed import BOOKS, content, kit, message

FLAW = """
flaws:
  - id: dead-link
    what: 入口打不开
    groups: [harbour]
    answer: "先发在群里，{{ leader }}替你记。"
"""
LAUNCH = {f"{BOOKS}messages/20-launch.md": message("开读")}
NOTE = "group,message,day,what\nharbour,books/20-launch,2026-12-07,flaw: dead-link\n"


def beside(more: str, files: Files | None = None, group: str = "harbour") -> Beside:
    made = content({**LAUNCH, f"{BOOKS}campaign.md": campaign(more), **(files or {})})
    return kit(made, group).beside


def test_an_open_flaw_stands_in_its_groups_with_the_answer() -> None:
    (flaw,) = beside(FLAW).flaws
    assert (flaw.id, flaw.q) == ("dead-link", "入口打不开")
    assert set(flaw.texts.values()) == {"先发在群里，小满替你记。"}


def test_other_groups_hear_nothing_of_it() -> None:
    assert beside(FLAW, group="library").flaws == ()
    assert beside(FLAW, {"log/answers/a.csv": NOTE}, group="library").thanks == ()


def test_a_change_mends_it_and_those_who_told_of_it_are_thanked() -> None:
    mended = f"{FLAW}changes:\n  - {{at: 2026-12-08, what: 换了入口, fixes: dead-link}}\n"
    told = beside(mended, {"log/answers/a.csv": NOTE})
    assert told.flaws == ()
    assert told.thanks == ("入口打不开",)
    assert [one.id for one in told.mended] == ["dead-link"]
    assert beside(mended).thanks == ()


def test_who_told_of_it_is_thanked_also_where_the_note_was_answered_again() -> None:
    mended = f"{FLAW}    fixed: 2026-12-08\n"
    for other in ("2026-12-06", "2026-12-08"):
        both = f"{NOTE}harbour,books/20-launch,{other},Looking into it\n"
        assert beside(mended, {"log/answers/a.csv": both}).thanks == ("入口打不开",)


def test_a_day_mends_it_too() -> None:
    told = beside(f"{FLAW}    fixed: 2026-12-08\n", {"log/answers/a.csv": NOTE})
    assert (told.flaws, told.thanks) == ((), ("入口打不开",))


def test_an_answer_goes_back_to_the_group_that_asked_until_it_is_told() -> None:
    asks = "id,day,what,group,answer,told\nmaps,2026-12-01,要地图,harbour,{answer},{told}\n"

    def asked(answer: str, told: str, more: str = "") -> list[tuple[str, set[str]]]:
        files = {"log/asks/a.csv": asks.format(answer=answer, told=told)}
        return [(one.q, set(one.texts.values())) for one in beside(more, files).asked]

    assert asked("画好了 *在这里*", "") == [("要地图", {"画好了 *在这里*"})]
    assert asked("画好了", "2026-12-02") == []
    assert asked("", "") == []
    change = "changes:\n  - {at: 2026-12-08, what: 有地图了, answers: [maps]}\n"
    assert asked("", "", change) == [("要地图", {"有地图了"})]
    task = "tasks: [{id: map, what: 地图画好了, credit: map, answers: [maps]%s}]\n"
    assert asked("", "", task % ", done: 2026-12-08") == [("要地图", {"地图画好了"})]
    assert asked("", "", task % "") == []


@pytest.mark.parametrize("corrected", [False, True])
def test_what_mends_a_flaw_stands_with_its_answer_on_page_and_in_text(corrected: bool) -> None:
    """It is the correction, or beside one that has a text of its own, for members who ask."""
    change = "changes:\n  - {at: 2026-12-08, what: 换了入口, fixes: dead-link%s}\n"
    files = {
        f"{BOOKS}campaign.md": campaign(FLAW + change % (", message: 25-new" * corrected)),
        f"{BOOKS}messages/25-new.md": message("入口换好了。"),
        "log/answers/a.csv": NOTE,
    }
    made = kit(content({**LAUNCH, **files}), "harbour")
    plain = kit_text(made, CHANNELS, BUILT_IN, Addresses()).content.decode()
    page = read_html(
        kit_page(made, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()).content.decode()
    )
    (told,) = page.xpath("//section[@class='changes']//div[@class='change']")
    said = [" ".join(one.split()) for one in told.itertext() if one.strip()]
    answer = "先发在群里，小满替你记。"
    assert said[:1] == ["换了入口"]
    assert said.index(answer) == (2 if corrected else 1)
    assert ("群友常问" in said) is corrected
    assert plain.count(answer) == 1
    assert "你说过的这一处改好了：入口打不开。谢谢你告诉我们。" in plain
    (thanks,) = page.xpath("//p[@class='mended']")
    assert thanks.text in plain


def test_what_wants_somebody_is_asked_for_in_the_words_of_each_group() -> None:
    """Not what is done, nor what has all it wants; whatever the day, which a page looks at."""
    tasks = """
    tasks:
      - {id: cards, what: 写名牌, what.en: Write name cards, credit: host, until: 2026-12-12}
      - {id: two, what: 拍照, credit: photo, people: 2, taken_by: [mira]}
      - {id: done, what: 烧水, credit: tea, done: 2026-12-01}
      - {id: full, what: 搬书, credit: books, taken_by: [mira]}
    """
    cards, two = beside(dedent(tasks)).lacks
    assert (cards.id, cards.q, cards.until) == ("cards", "写名牌", date(2026, 12, 12))
    (said,) = set(cards.texts.values())
    assert said.splitlines() == [
        "“Posts of the month”想找人搭把手：写名牌",
        "12月12日（周六）前做好就行。",
        "做完算一笔：主持",
        "愿意的话，回我一声就好。",
    ]
    assert two.until is None
    english = beside(dedent(tasks), group="riverside").lacks[0]
    assert english.q == "Write name cards"
    assert "Saturday 12 December is soon enough." in set(english.texts.values()).pop()
    assert beside("").lacks == ()
