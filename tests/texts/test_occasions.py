"""Texts to one person: in their language, about what is theirs, with nothing left to fill in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kits.model.bundles import Send
from kits.model.clocks import Clock
from kits.model.log import Log
from kits.model.occasions import FROM_THE_PUBLIC, OCCASIONS
from kits.model.outreach import outreach
from kits.model.posters import poster_of
from kits.model.standings import Standing
from kits.schema.built_in import occasions
from kits.schema.occasions import with_built_in
from kits.texts.occasions import MOST, Occasions, Occurrence
from kits.texts.press import used
from tests.schema.written import COMMUNITY, Files, findings
from tests.texts.composed import BOOKS, Composed, content, message

URLS = "urls: {leaders: https://leaders.example/}\n"


def composed(more: Files | None = None, **facts: str) -> Composed:
    files = content(
        {f"{BOOKS}messages/20-launch.md": message("开读", report="已发"), **(more or {})}, **facts
    )
    made = Composed({"community.yml": COMMUNITY + URLS, **files})
    known = made.community
    spoken = with_built_in(known.occasions, occasions(), known.locale)
    heard = replace(known.log, receipts={"books": ()})
    made.community = replace(known, occasions=spoken, log=heard)
    made.composer.community = made.community
    return made


def silent(made: Composed, group: str) -> Standing:
    at = datetime(2026, 12, 7, tzinfo=UTC)
    send = Send(
        campaign="books",
        id="20-launch",
        base="20-launch",
        name="20-launch",
        title="公告",
        at=at,
        stopped=False,
        code="K7F3-Q2MX-A4ZB",
    )
    poster = poster_of(made.community, made.community.groups[group])
    return Standing(group=group, send=send, state="silent", poster=poster)


def test_whoever_is_silent_is_asked_in_private() -> None:
    made = composed()
    said = Occasions(made.composer).said([silent(made, "harbour")])
    text = said[Occurrence("nudge", "harbour", "books", "20-launch")]
    assert text.startswith("小满，")
    assert "港湾群的“公告”" in text
    assert "https://leaders.example/g/harbour/books/" in text
    assert not made.composer.gathered.findings()


def test_only_those_who_are_late_are_nudged() -> None:
    made = composed()
    waiting = replace(silent(made, "harbour"), state="due")
    assert not [key for key in Occasions(made.composer).said([waiting]) if key.occasion == "nudge"]


def test_nobody_is_nudged_before_any_answer_of_the_campaign_was_read() -> None:
    made = composed()
    made.composer.community = replace(made.community, log=Log())
    said = Occasions(made.composer).said([silent(made, "harbour")])
    assert not [key for key in said if key.occasion == "nudge"]


def test_of_very_many_silent_groups_some_are_nudged() -> None:
    made = composed()
    late = silent(made, "harbour")
    groups = [f"g{n}" for n in range(MOST + 1)]
    known = made.community.groups["harbour"]
    more = {id: known.model_copy(update={"id": id}) for id in groups}
    made.composer.community = replace(made.community, groups={**made.community.groups, **more})
    said = Occasions(made.composer).said([replace(late, group=id) for id in groups])
    assert sum(key.occasion == "nudge" for key in said) == MOST


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_built_in_texts_are_whole_in_both_languages(occasion: str, locale: str) -> None:
    """With everything there is to say, and with as little as can be."""
    made = composed(mended="[{what: 改到周末, why: 平时晚上人少}, {what: 只办一周}]")
    group = made.community.groups["harbour"]
    group = group.model_copy(update={"locale": locale})
    assert made.community.runs["books"].campaign.mended
    texts = Occasions(made.composer)
    poster = poster_of(made.community, group)
    run = made.community.runs["books"]
    about = {"id": "20-launch", "title": "公告"}
    full = texts.text(occasion, group, poster, run, about, feedback="每天都有人答新人")
    assert full
    assert ("改到周末" in full) == (occasion == "mended")
    assert ("每天都有人答新人" in full) == (occasion == "assess")
    assert (locale == "zh") == bool(re.search("[，。？]", full.replace("每天都有人答新人", "")))
    if occasion in FROM_THE_PUBLIC:
        assert texts.text(occasion, None, poster), "who is in no group is written to as well"
    if occasion == "handover":
        assert texts.text(occasion, group, poster)
    if occasion == "invite":
        assert texts.text(occasion, group)
    assert not made.composer.gathered.findings()


NOTED = "person,name,group,day,axis,what,answer\n"
FOLK = """
    id,name,called,role,status,groups,joined,locale,skills
    ops,陈静,,staff,active,,,,
    mira,林小满,小满,user,active,harbour,,,
    wei,王伟,阿伟,user,active,library,,,手写
    rest,Rita,,user,resting,,2025-01-01,en,
    """
TASK = "[{id: cards, what: 写名牌, credit: help, needs: 手写, until: 2026-12-12}]"
AT = Clock(datetime(2026, 12, 8, tzinfo=UTC))


def asked(made: Composed) -> dict[Occurrence, str]:
    reach = outreach(made.community, (), AT)
    return dict(Occasions(made.composer).said([], reach))


def test_who_might_help_is_asked_for_an_office_or_a_task() -> None:
    """A group that has a leader is not told to have nobody."""
    notes = f"{NOTED},老张,library,2026-12-01,speaks,新人问什么都答,\n"
    said = asked(composed({"people/people.csv": FOLK, "log/notes/a.csv": notes}, tasks=TASK))
    deputy = said[Occurrence("invite", "library", person="老张 (library)")]
    assert deputy.startswith("老张，我是")
    assert "总让老李一个人盯着不是办法" in deputy
    assert "没人照看" not in deputy
    task = said[Occurrence("invite", "", "books", "cards", "wei")]
    assert "写名牌" in task
    assert "12月12日" in task
    assert "没人照看" not in task
    rest = said[Occurrence("recall", "", person="rest")]
    assert rest.startswith("Hi Rita, ")


def test_a_task_of_a_team_is_asked_of_those_outside_it_by_its_name() -> None:
    task = f"tasks: {TASK}"
    team = f"---\nname: 名牌小组\nkind: squad\n{task}\n---\n"
    key = Occurrence("invite", "", "teams/ink", "cards", "wei")
    text = asked(composed({"people/people.csv": FOLK, "teams/ink.md": team}))[key]
    assert "“名牌小组”想找人搭把手，我想到了你：写名牌" in text
    inside = team.replace("kind:", "people: [wei]\nkind:")
    assert key not in asked(composed({"people/people.csv": FOLK, "teams/ink.md": inside}))
    over = team.replace("kind:", "until: 2026-12-07\nkind:")
    assert key not in asked(composed({"people/people.csv": FOLK, "teams/ink.md": over}))
    own = {"occasions/invite.md": "{{ campaign.title }}：{{ task.what }}\n"}
    files = {"people/people.csv": FOLK, "teams/ink.md": team, **own}
    assert key not in asked(composed(files))


def test_an_invitation_of_ones_own_that_knows_no_tasks_is_not_used_for_one() -> None:
    own = {"occasions/invite.md": "{{ person.called }}，来帮{{ group.name }}吧。\n"}
    said = asked(composed({"people/people.csv": FOLK, **own}, tasks=TASK))
    assert not any(key.message for key in said if key.occasion == "invite")
    assert said[Occurrence("invite", "library", person="wei")] == "阿伟，来帮图书馆群吧。"


def test_the_way_back_is_the_communitys_own_where_it_has_one() -> None:
    folk = FOLK.replace("resting", "alumni")
    key = Occurrence("hello", "", person="rest")
    plain = asked(composed({"people/people.csv": folk}))[key]
    assert "answer me with one word" in plain
    own = COMMUNITY + URLS + "welcome_back: 回来坐坐\n"
    said = asked(composed({"people/people.csv": folk, "community.yml": own}))[key]
    assert "回来坐坐" in said
    assert "one word" not in said


def test_who_proposed_a_campaign_is_told_in_their_language_what_became_of_it() -> None:
    mended = "[{what: 改到周末, why: 平时晚上人少}, {what: 只办一周}]"
    asked = {"proposed_by": "mira", "brief": "{goal: 读完}"}
    made = composed(mended=mended, state="proposed", **asked)
    said = Occasions(made.composer).said([])
    (text,) = (text for key, text in said.items() if key.occasion == "mended")
    assert "小满" in text
    assert "改到周末（平时晚上人少）" in text
    assert "只办一周\n" in text
    assert not made.composer.gathered.findings()
    alone = composed(mended=mended)
    assert not any(key.occasion == "mended" for key in Occasions(alone.composer).said([]))


def test_a_text_of_the_communitys_own_takes_the_place_of_the_built_in_one() -> None:
    made = composed(
        {"occasions/nudge.md": "{{ person.called }}，{{ message.title }}还差你一个。\n"}
    )
    said = Occasions(made.composer).said([silent(made, "harbour")])
    assert said[Occurrence("nudge", "harbour", "books", "20-launch")] == "小满，公告还差你一个。"
    assert [text.markdown for text in used(made.composer.press.set, made.composer.press.uses())]


def test_an_occasion_says_only_what_it_can_know() -> None:
    (found,) = findings({"occasions/nugde.md": "在吗？\n"})
    assert found.startswith("occasions/nugde.md:1:1+1 error[unknown-occasion]")
    assert 'did you mean "nudge"?' in found
