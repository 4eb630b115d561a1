"""The page of a team: who does what, its groups, what is sent, its tasks; and whom it never names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kits.model.artifacts import Copied, File
from kits.model.audiences import Audience
from kits.pipeline import Checked
from kits.render.open_tasks import tasks_page
from kits.render.team_texts import MOST
from kits.render.teams import team_pages
from tests.lamp import LAMP
from tests.render.day.lamplight import GROUPS, MESSAGES, NOW, PEOPLE, RIVER, checked
from tests.render.pages import Element, each, read, words
from tests.schema.written import Files, campaign

TEAM = """\
---
name: The north
kind: zone
groups: [london, shanghai]
people: [noor, zoe, someone]
lead: mira
roles:
  tea: noor
  daily: [mira, yan]
need: together
standard: [Each group was looked into twice, Nobody waited for an answer]
target: [{what: Ten groups, by: 2026-12-31}, {what: Five groups, reached: 2026-12-01}]
reward: A book each
until: 2027-06-30
parent: all
tasks:
  - {id: maps, what: Draw the maps, credit: map, until: 2026-12-20}
  - {id: tea, what: Made the tea, credit: tea, taken_by: mira, done: 2026-12-01}
---
"""
PARENT = "---\nname: All teams\nkind: committee\n---\n"
GONE = "---\nname: Map makers\nkind: product\nstate: dissolved\ninto: [north, all]\n---\n"
NEED = "vocabulary: {needs: {together: Company}}\n"
SETTINGS = "name: Lamplight Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n" + NEED
FEEDBACK = "month,team,person,result,feedback\n2026-11,north,mira,kept,Sleep more\n"


def message(send: str, text: str, **facts: str) -> str:
    """A message of a campaign."""
    lines = [f"{key}: {value}" for key, value in {"title": "A text", "send": send, **facts}.items()]
    return "\n".join(["---", *lines, "---", text, ""])


FILES: Files = {
    "community.yml": SETTINGS,
    "people/all.csv": PEOPLE + "zoe,Zoe Hidden,none,user\nyan,Yan,none,user\n",
    "teams/north.md": TEAM,
    "teams/north.zh.md": "---\nname: 北区\nstandard: 每个群看两次\n---\n",
    "teams/all.md": PARENT,
    "teams/gone.md": GONE,
    "log/assessments/2026-11.csv": FEEDBACK,
}


def pages(more: Files | None = None, audience: Audience = Audience.LEADERS) -> dict[str, Element]:
    return rendered(checked({**FILES, **(more or {})}), audience)


def rendered(made: Checked, audience: Audience = Audience.LEADERS) -> dict[str, Element]:
    """The pages of teams by path."""
    found = team_pages(made.view(audience), made.shares)
    return {page.path: read(page) for page in found if isinstance(page, File)}


def test_a_page_says_who_does_what_and_what_there_is_to_do() -> None:
    page = pages()["t/north/index.html"]
    assert each(page, "//h1") == ["The north"]
    assert each(page, "//p[@class='facts']/span") == [
        "Zone",
        "Company",
        "authorised until 30 June 2027",
    ]
    assert each(page, "//dl/div/dt") == ["Leads", "Sees to every day", "tea", "With them"]
    assert each(page, "//dl/div/dd[1]") == ["Mira", "Mira · Yan", "Noor", "Noor"]
    assert "passes questions on" in words(page)
    assert each(page, "//section[@aria-labelledby='target']//li") == [
        "Ten groups by Thu 31 Dec",
        "Five groups reached on Tue 1 Dec",
    ]
    assert "What they share then: A book each" in words(page)
    assert each(page, "//section[@aria-labelledby='standard']//li")[0].startswith("Each group was")
    assert each(page, "//section[@aria-labelledby='groups']//a") == [
        "London by Lamplight running · Noor",
        "Shanghai by Lamplight running · Mira",
    ]
    assert page.xpath("//section[@aria-labelledby='groups']//a/@href")[0] == "../../g/london/"
    assert each(page, "//article/h3") == ["Draw the maps"]
    assert page.xpath("//p[@class='size']/a/@href")[0] == "../all/"


def test_what_is_sent_this_month_is_copied_in_one_place() -> None:
    """Alike texts are one, with the groups that get it; nothing of another month, nor stopped."""
    made: Files = {
        "groups/all.csv": GROUPS.replace("whatsapp,Europe/London", "wechat,"),
        "campaigns/east/campaign.md": campaign(title="Beijing alone", groups="beijing"),
        "campaigns/east/messages.csv": MESSAGES,
        "campaigns/gone/campaign.md": campaign(title="Gone", state="withdrawn"),
        "campaigns/gone/messages.csv": MESSAGES,
        "campaigns/river/messages/05-old.md": message("2026-11-30 09:00", "Long ago."),
        "campaigns/river/messages/06-first.md": message("2026-12-01 09:00", "It is December."),
        "campaigns/river/messages/40-own.md": message("2026-12-12 09:00", "Dear {{ group.name }}!"),
    }
    page = pages(made)
    section = "//section[@aria-labelledby='sent']"
    north = page["t/north/index.html"]
    assert each(north, f"{section}/h2") == ["What is sent this month: December 2026"]
    texts = each(north, f"{section}/details[@class='card']//*[@data-text]")
    assert texts[0].startswith("“Gone” will not go on.")
    assert texts[1:] == [
        "Tonight we read chapter three.",
        "What stayed with you?",
        "We go on.",
        "Dear London by Lamplight!",
        "Dear Shanghai by Lamplight!",
    ]
    over = f"{section}/details[@class='fold']"
    assert each(north, f"{over}//*[@data-text]") == ["It is December."]
    assert len(north.xpath(f"{section}//button[@data-copy]")) == len(texts) + 1
    assert each(north, f"{section}/details[2]//fieldset/label") == [
        "London by Lamplight",
        "Shanghai by Lamplight",
    ]
    assert north.xpath(f"{section}/details[2]/p[@class='of']/a/@href") == [
        "../../g/london/river/#m-10-chapter"
    ]
    assert page["t/all/index.html"].xpath(section) == []


def test_a_page_holds_so_many_texts_and_leads_to_all_others() -> None:
    days = range(1, MOST // 2 + 2)
    rows = [f"{n:03}-x,A text,2026-12-{n % 28 + 1:02} 09:00,{{{{ group.id }}}} {n}" for n in days]
    table = "\n".join(["id,title,send,text", *rows])
    page = pages({"campaigns/river/messages.csv": table})["t/north/index.html"]
    assert len(page.xpath("//button[@data-copy]")) == MOST
    rest = ["../../g/london/river/", "../../g/shanghai/river/"]
    assert page.xpath("//section[@aria-labelledby='sent']/p/a/@href") == rest


def test_texts_to_the_team_stand_on_its_page_as_long_as_kits_are_kept() -> None:
    month = message("2026-12-10 09:00", "Dear {{ team.name }}", to="teams", attach="lamp.png")
    more = {"campaigns/river/messages/50-month.md": month, "campaigns/river/lamp.png": LAMP}
    made = checked({**FILES, **more})
    found = rendered(made)
    (text,) = found["t/north/index.html"].xpath("//details[@id='m-team-river-50-month']")
    assert each(text, ".//*[@data-text]") == ["Dear The north"]
    assert text.xpath("@data-kit") == ["teams/north/river"]
    assert text.xpath("../h2/text()") == ["Seven days by the river"]
    assert "Dear" not in words(found["t/all/index.html"])
    sent = (one.path for one in made.pages(Audience.LEADERS) if isinstance(one, Copied))
    assert text.xpath(".//img/@src") == ["../../campaigns/river/lamp.png"]
    assert "campaigns/river/lamp.png" in sent
    later = checked({**FILES, **more}, NOW + timedelta(days=60))
    assert "Dear" not in words(rendered(later)["t/north/index.html"])


def test_a_text_to_the_team_that_was_replaced_is_locked_and_leads_to_what_holds_now() -> None:
    """A change that concerns some groups alone takes nothing from a team."""

    def texts(groups: str) -> Element:
        change = "what: A later hour, why: Rain, replaces: 50-month, message: 60-later"
        more: Files = {
            "campaigns/river/campaign.md": campaign(
                f"changes: [{{at: 2026-12-09 10:00, {change}{groups}}}]", **RIVER
            ),
            "campaigns/river/messages/50-month.md": message("2026-12-08 09:00", "At 8", to="teams"),
            "campaigns/river/messages/60-later.md": message("2026-12-09 11:00", "At 9", to="teams"),
        }
        return pages(more)["t/north/index.html"]

    page = texts("")
    (old,) = page.xpath("//details[@id='m-team-river-50-month']")
    assert old.xpath(".//button[@data-copy]") == []
    assert "replaced" in words(old).lower()
    assert old.xpath(".//a/@href") == ["#m-team-river-60-later"]
    (new,) = page.xpath("//details[@id='m-team-river-60-later']")
    assert len(new.xpath(".//button[@data-copy]")) == 1
    (old,) = texts(", groups: beijing").xpath("//details[@id='m-team-river-50-month']")
    assert len(old.xpath(".//button[@data-copy]")) == 1


def test_only_who_is_paid_for_it_has_targets() -> None:
    (mine,) = each(pages()["t/north/index.html"], "//h2[@id='target']")
    assert mine == "What they set out to do"
    staff = {"teams/north.md": TEAM.replace("lead: mira", "lead: ops")}
    assert each(pages(staff)["t/north/index.html"], "//h2[@id='target']") == ["Targets"]
    both = {"teams/north.md": TEAM.replace("lead: mira", "lead: [ops, mira]")}
    assert each(pages(both)["t/north/index.html"], "//h2[@id='target']") == [mine]


def test_each_language_has_a_page() -> None:
    made = pages()
    page = made["t/north/zh/index.html"]
    assert each(page, "//h1") == ["北区"]
    assert page.xpath("//p[@class='from']/a/@href") == ["../../", "../"]
    assert made["t/north/index.html"].xpath("//p[@class='from']/a/@href") == ["../", "zh/"]
    assert each(made["t/index.html"], "//li//b") == ["The north", "All teams", "Map makers"]


def test_a_dissolved_team_says_where_its_people_went() -> None:
    page = pages()["t/gone/index.html"]
    assert each(page, "//p[@role='alert']") == [
        "This team is dissolved. Its people went to: The north · All teams"
    ]


@pytest.mark.parametrize("audience", [Audience.LEADERS, Audience.OPERATORS])
def test_who_has_no_office_is_counted_and_feedback_is_nowhere(audience: Audience) -> None:
    """Whoever leads or has a role is known to leaders as a crew is; members are not."""
    for path, page in pages(audience=audience).items():
        assert "Zoe" not in words(page), path
        assert "zoe" not in str(page.xpath("//@href")), path
        assert "Sleep" not in words(page), path
    assert "1 more person" in words(pages()["t/north/index.html"])


def test_a_class_or_committee_is_handed_over_by_a_checklist() -> None:
    """What was done long ago belongs to the time before."""
    tasks = (
        "tasks:\n- {id: handover-2, what: x, credit: handover, done: 2026-12-05}\n"
        "- {id: handover-3, what: x, credit: handover, done: 2026-06-05}\n"
    )
    more = {"teams/all.md": PARENT.replace("---\n", f"---\n{tasks}", 1)}
    more["teams/all.zh.md"] = "---\nname: 所有团队\n---\n"
    found = pages(more)
    lines = "//section[@aria-labelledby='handover']//li"
    listed = found["t/all/index.html"].xpath(lines)
    assert [line.get("class") for line in listed] == [None, "ticked", None, None, None]
    assert words(listed[1]).startswith("What is open was told:")
    assert words(found["t/all/zh/index.html"].xpath(lines)[3]) == "一起走过一轮。"
    assert found["t/north/index.html"].xpath(lines) == []
    gone = {"teams/all.md": PARENT.replace("---\n", "---\nstate: dissolved\n", 1)}
    assert pages(gone)["t/all/index.html"].xpath(lines) == []


def test_without_teams_there_is_no_page() -> None:
    assert rendered(checked()) == {}
    assert rendered(checked(FILES), Audience.PUBLIC) == {}


def test_open_tasks_of_teams_at_work_are_asked_for_and_done_ones_honoured() -> None:
    view = checked(FILES).view(Audience.LEADERS)
    (made,) = tasks_page(view)
    assert isinstance(made, File)
    page = read(made)
    assert each(page, "//article//a") == ["The north"]
    assert page.xpath("//article//a/@href") == ["../t/north/"]
    assert "“The north” could use a hand: Draw the maps" in words(page)
    assert [(one.name, one.deed.what) for one in view.honours] == [("Mira", "Made the tea")]
    for line in ("until: 2026-12-08", "state: dissolved"):
        over = {**FILES, "teams/north.md": TEAM.replace("until: 2027-06-30", line)}
        assert list(tasks_page(checked(over).view(Audience.LEADERS))) == []
