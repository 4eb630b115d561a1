from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.moments import fix, read_when
from tests.schema.written import MESSAGE, campaign, community

PEOPLE = "id,name,called,called.en,name.en\nmira,米拉,小米,Mi,Mira\nbo,Bo,,,\nlin,林,,,Lin\n"


def of_group(more: str) -> Community:
    return community({"people/all.csv": PEOPLE, "groups/harbour.md": f"---\n{more}\n---\n"})


@pytest.mark.parametrize(
    ("facts", "leader"),
    [
        ("leaders: [mira, bo]", "小米"),
        ("leaders: bo", "Bo"),
        ("leaders: mira\nlocale: en", "Mi"),
        ("leaders: lin\nlocale: en", "Lin"),
        ("leaders: [gone, bo]\nleader_name: 阿海", "Bo"),
        ("leader_name: 阿海\ndeputies: mira", "阿海"),
        ("leader_name: 阿海\nleader_name.en: Hai\nlocale: en-GB", "Hai"),
        ("deputies: [mira]", "小米"),
        ("deputies: gone", None),
        ("contact: mira", "小米"),
        ("contact: mira\nlocale: en", "Mi"),
        ("contact: 书店前台", "书店前台"),
        ("contact: 书店前台\ncontact.en: the desk\nlocale: en", "the desk"),
        ("contact: someone", None),
        ("deputies: bo\ncontact: mira", "Bo"),
        ("leaders: someone\ncontact: mira", "小米"),
        ("members: 3", None),
    ],
)
def test_whom_a_group_calls_its_leader(facts: str, leader: str | None) -> None:
    made = of_group(f"name: Harbour\nchannels: wechat\n{facts}")
    assert made.leader_of(made.groups["harbour"]) == leader


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("leaders: [mira, bo]\ndeputies: lin", ("小米", "Bo")),
        ("leaders: [mira, gone, bo]\nlocale: en", ("Mi", "Bo")),
        ("leader_name: 阿海\ndeputies: mira", ("阿海",)),
        ("deputies: [mira, bo]", ("小米",)),
        ("leaders: someone\ncontact: mira", ()),
        ("contact: mira", ()),
    ],
)
def test_all_who_run_a_group(facts: str, names: tuple[str, ...]) -> None:
    made = of_group(f"name: Harbour\nchannels: wechat\n{facts}")
    assert made.leaders_of(made.groups["harbour"]) == names


def test_a_person_leads_many_groups_and_stands_in_for_others() -> None:
    made = community(
        {
            "people/all.csv": PEOPLE,
            "groups/all.csv": (
                "id,name,channels,leaders,deputies\n"
                "a,A,wechat,mira,mira；bo\nb,B,wechat,mira；gone,\nc,C,wechat,,mira\n"
            ),
        }
    )
    told = {p: [(g.id, role) for g, role in led] for p, led in made.leaderships.items()}
    assert told == {
        "bo": [("a", "deputy")],
        "mira": [("a", "leader"), ("b", "leader"), ("c", "deputy")],
    }


@pytest.mark.parametrize(
    ("now", "ended"),
    [
        ("2026-12-13T23:59:59+08:00", False),
        ("2026-12-14T00:00:00+08:00", True),
        ("2026-12-13T16:30:00+00:00", True),
        ("2026-12-13T15:30:00+00:00", False),
    ],
)
def test_a_campaign_ends_with_its_last_day_in_the_zone_of_the_community(
    now: str, ended: bool
) -> None:
    made = community({"campaigns/drive.md": campaign()})
    assert made.has_ended(made.runs["drive"], Clock(datetime.fromisoformat(now))) is ended


def test_questions_are_the_communitys_the_recipes_and_the_campaigns() -> None:
    made = community(
        {
            "community.yml": "name: X\nlocale: zh\ntimezone: UTC\nfaq:\n"
            "  - {id: cost, q: Cost, a: community}\n  - {id: late, q: Late, a: community}\n",
            "recipes/plan/recipe.md": "---\ntitle: Plan\nkind: dispatch\nfaq:\n"
            "  - {id: late, q: Late, a: recipe}\n  - {id: own, q: Own, a: recipe}\n---\n",
            "campaigns/drive.md": campaign(
                "recipe: plan\nfaq:\n  - {q: First, a: campaign}\n  - {id: own, q: Own, a: mine}",
                kind="",
            ),
        }
    )
    told = [(a.question.id, a.question.a) for a in made.faq(made.runs["drive"], "zh")]
    assert told == [("cost", "community"), ("late", "recipe"), ("own", "mine"), ("q1", "campaign")]


def test_messages_of_a_campaign_replace_those_of_its_recipe() -> None:
    recipe = {f"recipes/plan/messages/{id}.md": MESSAGE for id in ("10-a", "20-b", "30-c", "40-d")}
    made = community(
        {
            "recipes/plan/recipe.md": "---\ntitle: Plan\nkind: dispatch\n---\n",
            **recipe,
            "recipes/plan/messages/20-b.en.md": "---\ntitle: Theirs\n---\nTheirs.\n",
            "campaigns/drive/campaign.md": campaign("recipe: plan\nskip: 30-c"),
            "campaigns/drive/messages/20-b.md": MESSAGE.replace("We begin", "Ours"),
            "campaigns/drive/messages/40-d.md": "---\nskip: true\n---\n",
            "campaigns/drive/messages/25-e.md": MESSAGE,
        }
    )
    messages = made.runs["drive"].messages
    assert list(messages) == ["10-a", "20-b", "25-e"]
    assert messages["20-b"].in_locale("en").text == "Ours."


def test_a_campaign_may_drop_all_messages_of_its_recipe() -> None:
    made = community(
        {
            "campaigns/drive/campaign.md": campaign("recipe: small\nskip: all"),
            "campaigns/drive/messages/25-e.md": MESSAGE,
        }
    )
    assert list(made.runs["drive"].messages) == ["25-e"]


def test_lines_of_a_checklist_replace_those_of_the_same_id() -> None:
    made = community(
        {
            "recipes/plan/recipe.md": "---\ntitle: Plan\nkind: dispatch\nchecklist:\n"
            "  - {id: chairs, do: Count chairs}\n  - {id: tea, do: Make tea}\n---\n",
            "campaigns/drive.md": campaign(
                "recipe: plan\nchecklist:\n  - {id: tea, do: Buy tea}\n  - {id: cups, do: Wash}"
            ),
        }
    )
    told = [(line.id, line.do) for line in made.runs["drive"].checklist("zh")]
    assert told == [("chairs", "Count chairs"), ("tea", "Buy tea"), ("cups", "Wash")]


def test_a_row_moves_the_moments_of_its_group() -> None:
    made = community(
        {
            "groups/all.csv": "id,name,channels,timezone\na,A,wechat,Europe/London\nb,B,wechat,\n",
            "campaigns/drive/campaign.md": campaign("dates:\n  doors: 2026-12-07 19:00"),
            "campaigns/drive/groups.csv": "group,starts,doors\na,2026-12-09,18：30\n",
        }
    )
    run = made.runs["drive"]

    def told(group: str, text: str) -> str:
        anchors = run.anchors(made.zone_of(made.groups[group]), made.zone, group)
        return fix(read_when(text), anchors).isoformat(" ", "minutes")

    assert told("a", "starts 08:00") == "2026-12-09 08:00+00:00"
    assert told("a", "day 2 08:00") == "2026-12-10 08:00+00:00"
    assert told("a", "doors - 1h") == "2026-12-09 17:30+00:00"
    assert told("b", "starts 08:00") == "2026-12-07 08:00+08:00"
    assert told("b", "doors - 1h") == "2026-12-07 18:00+08:00"
    assert told("a", "ends 18:00") == "2026-12-13 18:00+00:00"


def test_lessons_are_found_by_their_stem_or_with_their_track() -> None:
    lessons = {f"training/{path}.md": "---\ntitle: L\n---\n" for path in ("a/01-x", "b/01-x")}
    made = community(lessons)
    for name, id in {"01-x": "a/01-x", "b/01-x": "b/01-x"}.items():
        lesson = made.find_lesson(name)
        assert lesson is not None
        assert lesson.id == id
    assert made.find_lesson("02-y") is None
