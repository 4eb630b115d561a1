from __future__ import annotations

import pytest

from kits.model.artifacts import Page, Stamped
from kits.model.audiences import Audience
from kits.render.badges import badge_pages
from kits.render.ops.steps import NEAREST, steps_page
from kits.render.renderers import BUILT_IN, pages
from kits.render.step_words import standing_words
from kits.render.views import View
from tests.render.hosted import hosted, seen
from tests.render.ops.made import only, read_page
from tests.render.pages import Element, each
from tests.schema.written import Files, campaign

FILES = {
    "community.yml": (
        "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\npolicy: {core_share: 0.1}\n"
    ),
    "badges.yml": """
        - id: helper
          name: Helper <b>
          name.zh: 帮手
          for: Took a part.
          for.zh: 领过一份活儿。
          step: 1
          rule: {credit: duty}
          perks: [{what: "May host <i>", what.zh: 可以主持, opens: host}]
        - id: keeper
          name: Keeper
          name.zh: 守群人
          for: Stood by a group
          step: 2
          rule: [{office: deputy, for: 90d}, {credit: host}]
          perks: [{what: May lead, what.zh: 可以带群, opens: leader}, {what: May propose}]
        """,
    "people/all.csv": """
        id,name,credit,alias,role,locale,status,joined
        ops,Ops Real,name,,staff,,,
        mira,<b>Mira,name,,,,,2026-11-30
        bo,Bo,name,,,zh,resting,
        kopi,Kopi Real,alias,Kopi,,,,
        """,
    "groups/all.csv": """
        id,name,channels,leaders,deputies,members
        north,North,wechat,kopi,mira,40
        """,
    "campaigns/drive.md": campaign(
        "duties: {copywriting: [mira, bo]}",
        kind="gathering",
        starts="2026-11-01",
        ends="2026-11-07",
    ),
}


def view(audience: Audience = Audience.OPERATORS, **files: str) -> View:
    return seen({**FILES, **files}, audience)


def page(view: View) -> Element:
    return read_page(only(steps_page(view)))


def test_each_step_shows_its_people_and_who_stands_before_it() -> None:
    body = page(view())
    assert each(body, "//h2") == ["Helper <b>", "Keeper"]
    assert each(body, "//p[starts-with(., 'How it is earned')]") == [
        "How it is earned: Any duty · once",
        "How it is earned: Standing in for a leader · for 90 days + Hosting · once",
    ]
    before = "//h3/following-sibling::ul[1]/li"
    assert each(body, f"{before}/b") == ["<b>Mira", "Bo"]
    assert each(body, f"{before}/small") == [
        "Hosting · once: 0 of 1 so far",
        "Standing in for a leader · for 90 days: 0 of 90 days so far · resting",
    ]
    on = "//details[summary[starts-with(., 'On it')]]//li"
    assert each(body, f"{on}/b") == ["<b>Mira", "Bo"]
    assert each(body, f"{on}/small") == ["7 November 2026", "7 November 2026 · resting"]


def test_the_size_of_the_core_stands_beside_what_the_policy_asks_for() -> None:
    body = page(view())
    assert each(body, "//p[contains(., 'policy')]") == [
        "2 people of 40 members carry the community: 5 %. The policy asks for 10 %, 4 people."
    ]
    assert each(body, "//p[contains(., 'operator looks')]") == [
        "1 operator looks after them: 2 people."
    ]


def test_without_steps_the_page_says_how_to_write_one() -> None:
    body = page(view(**{"badges.yml": "[]"}))
    assert each(body, "//p[@class='kits-note']") == [
        "No badge is a step yet. Write step: 1 and perks: with one of them."
    ]


def test_only_those_who_are_nearest_to_a_step_are_listed() -> None:
    ids = [f"p{n:03}" for n in range(NEAREST + 2)]
    people = "id,name,role\nops,Ops,staff\n" + "".join(f"{id},{id.upper()},\n" for id in ids)
    duties = f"duties: {{copywriting: [{', '.join(ids)}]}}"
    made = view(
        **{
            "people/all.csv": people,
            "groups/all.csv": "id,name,channels\nnorth,North,wechat\n",
            "campaigns/drive.md": campaign(duties, starts="2026-11-01", ends="2026-11-07"),
        }
    )
    body = page(made)
    assert len(body.xpath("//h3/following-sibling::ul[1]/li")) == NEAREST
    assert "and 2 who are farther off" in each(body, "//p")


def test_one_is_told_why_one_is_here_what_is_next_and_what_it_gives_in_ones_own_language() -> None:
    made = view()
    told = {one.person: standing_words(one, made.tongue(one.locale)) for one in made.climbers}
    assert told["mira"] == (
        "You are “Helper <b>” since 7 November 2026: Took a part.\nNext is “Keeper”: "
        "Stood by a group (Hosting · once, 0 of 1 so far).\nIt gives: May lead; May propose."
    )
    assert "“帮手”" in told["bo"]
    assert "可以带群" in told["bo"]
    assert "Keeper" not in told["bo"]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.LEADERS])
def test_nobody_is_ranked_in_front_of_others(audience: Audience) -> None:
    made = view(audience)
    assert (made.climbers, made.core, made.awarded) == ((), None, ())
    paths = [part.path for part in pages(BUILT_IN, made, ()) if isinstance(part, Page)]
    assert "ops/people/steps/index.html" not in [path.replace(".md", ".html") for path in paths]
    shown = list(badge_pages(made))
    assert not [part for part in shown if isinstance(part, Stamped)]
    own = next(p for p in shown if isinstance(p, Page) and p.path == "badges/keeper/index.md")
    body, _ = hosted(own)
    assert each(body, "//p")[-1] == "A step on the way. Who stands on it is not shown."
    assert each(body, "//ul/li") == ["May lead", "May propose"]
    assert not hasattr(made.badges[0].perks[0], "opens") or audience is Audience.LEADERS


def test_the_list_of_badges_tells_the_steps_apart() -> None:
    pen = "\n        - {id: pen, name: Pen, for: Wrote, rule: {credit: duty}}"
    files: Files = {**FILES, "badges.yml": FILES["badges.yml"].rstrip() + pen}
    shown = {part.path: part for part in badge_pages(seen(files)) if isinstance(part, Page)}
    body, _ = hosted(shown["badges/index.md"])
    assert each(body, "//h2") == ["Steps"]
    assert each(body, "//h2/preceding::p[@class='kits-name']") == ["Pen"]
    assert each(body, "//h2/following::p[@class='kits-name']") == ["Helper <b>", "Keeper"]
