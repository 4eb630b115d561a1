from __future__ import annotations

import pytest

from kits.model.elements import PROPOSED
from tests.schema.written import campaign, community, findings, load

WHOLE = {
    "theme": "Books",
    "rules": "One each",
    "judging": "By hand",
    "notes": "Mind the rain",
    "awards": "[{id: a, name: A}]",
    "brief": "{background: Cold, goal: Warm}",
    "crew": "[mira, bo]",
    "duties": (
        "{copywriting: mira, promotion: bo, intake: bo, judging: mira, awarding: mira,"
        " resources: {waived: none needed}}"
    ),
    "faq": "[{q: Late, a: Fine}]",
}
PRIZES = ("judging", "awards")
CREW = "write crew: [one-id, another-id], at least two users from content/people who organise it"


def lacking(without: tuple[str, ...] = (), kind: str = "contest", **facts: str) -> list[str]:
    """What a campaign without some elements is told to lack."""
    given = {key: value for key, value in WHOLE.items() if key not in without}
    found = findings({"campaigns/drive.md": campaign(kind=kind, **{**given, **facts})})
    head = "campaigns/drive.md:2:1+5 error[missing-element]: "
    assert all(line.startswith(head) for line in found), found
    return [line.removeprefix(head) for line in found]


def test_a_whole_contest_lacks_nothing() -> None:
    assert lacking() == []


@pytest.mark.parametrize(
    ("element", "advice"),
    [
        ("title", "write title: and what the campaign is called"),
        ("operator", "write operator: and the id of the accountable staff from content/people"),
        (
            "announcer",
            "write announcer: and the id of the user from content/people whose byline it bears, "
            "or leader",
        ),
        ("starts", "write starts: and its first day, such as 2026-12-07"),
        ("ends", "write ends: and its last day, such as 2026-12-13"),
        ("groups", "write groups: all, or which groups take part"),
        ("theme", 'add a heading "## 主题" and write it below'),
        ("rules", 'add a heading "## 活动规则" and write it below'),
        ("judging", 'add a heading "## 评选" and write it below'),
        ("notes", 'add a heading "## 注意事项" and write it below'),
        ("faq", 'add a heading "## 常见问题" and write it below'),
        ("awards", "write awards: with name:, criteria:, settlement: and why: for each"),
        ("brief", "write brief: with background: and goal: below it"),
        ("crew", CREW),
        (
            "duties",
            "write duties: and indented below it a line for each of copywriting, promotion, "
            "intake, judging, awarding, resources; such as copywriting: [one-id], or copywriting: "
            "{waived: the reason}",
        ),
    ],
)
def test_each_element_of_a_contest(element: str, advice: str) -> None:
    given = {**WHOLE, element: ""}
    found = findings({"campaigns/drive.md": campaign(kind="contest", **given)})
    line = (
        'campaigns/drive.md:2:1+{width} error[missing-element]: campaign "drive" lacks "{e}" = {a}'
    )
    width = len("operator" if element == "title" else "title")
    assert found == [line.format(width=width, e=element, a=advice)]


@pytest.mark.parametrize("value", ["[]", '""', "~", "[~]"])
def test_what_says_nothing_is_missing(value: str) -> None:
    assert lacking(crew=value) == [f'campaign "drive" lacks "crew" = {CREW}']


def test_a_contest_with_a_place_needs_a_plan_b() -> None:
    assert lacking(place="Shop") == [
        'campaign "drive" lacks "plan_b" = add a heading "## 备选方案" and write it below'
    ]
    assert lacking(place="Shop", plan_b="Online") == []


def test_each_duty_is_held_or_waived() -> None:
    duties = "{copywriting: mira, promotion: bo, intake: bo, judging: mira, resources: }"
    found = findings(
        {"campaigns/drive.md": campaign(kind="contest", **{**WHOLE, "duties": duties})}
    )
    assert found == [
        'campaigns/drive.md:17:1+6 error[missing-element]: campaign "drive" lacks '
        '"duties.awarding" = add awarding: [one-id] below duties:, or awarding: {waived: the reason}',
        'campaigns/drive.md:17:1+6 error[missing-element]: campaign "drive" lacks '
        '"duties.resources" = add resources: [one-id] below duties:, or resources: {waived: the '
        "reason}",
    ]


def test_duties_that_a_recipe_leaves_open_are_told_together() -> None:
    recipe = "---\ntitle: Meet\nkind: gathering\nduties: {intake: {waived: no list}}\n---\n"
    facts = {k: v for k, v in WHOLE.items() if k not in (*PRIZES, "duties")}
    text = campaign(kind="", recipe="meet", place="Shop", plan_b="Online", **facts)
    found = findings({"recipes/meet/recipe.md": recipe, "campaigns/drive.md": text})
    assert found == [
        'campaigns/drive.md:2:1+5 error[missing-element]: campaign "drive" lacks "duties" = write '
        "duties: and indented below it a line for each of copywriting, promotion, resources; such "
        "as copywriting: [one-id], or copywriting: {waived: the reason}"
    ]


GATHERING = "{copywriting: mira, promotion: bo, intake: bo, resources: {waived: none needed}}"


def test_a_gathering_has_a_place_and_a_plan_b_and_no_prizes() -> None:
    assert lacking(PRIZES, "gathering", duties=GATHERING) == [
        'campaign "drive" lacks "place" = write place:, or a place column in groups.csv',
        'campaign "drive" lacks "plan_b" = add a heading "## 备选方案" and write it below',
    ]
    assert lacking(PRIZES, "gathering", duties=GATHERING, place="Shop", plan_b="Online") == []


def test_a_gathering_may_have_its_places_in_its_table() -> None:
    given = {key: value for key, value in WHOLE.items() if key not in PRIZES}
    facts = {**given, "duties": GATHERING, "plan_b": "Online"}
    community(
        {
            "campaigns/drive/campaign.md": campaign(kind="gathering", **facts),
            "campaigns/drive/groups.csv": "group,place\nharbour,Shop\n",
        }
    )


def test_a_dispatch_needs_what_is_starred_alone() -> None:
    assert lacking(tuple(WHOLE), "dispatch") == []


def test_a_recipe_gives_kind_and_duties() -> None:
    facts = {k: v for k, v in WHOLE.items() if k not in (*PRIZES, "duties")}
    made = community(
        {
            "recipes/meet/recipe.md": (
                "---\ntitle: Meet\nkind: gathering\nduties:\n  copywriting: {waived: no texts}\n"
                "  promotion: [mira, bo]\n  intake: bo\n---\n"
            ),
            "campaigns/drive.md": campaign(
                "duties: {intake: mira, resources: {waived: none}}",
                kind="",
                recipe="meet",
                place="Shop",
                plan_b="Online",
                **facts,
            ),
        }
    ).runs["drive"]
    duties = made.campaign.duties
    assert made.campaign.kind == "gathering"
    assert duties["copywriting"].waived == "no texts"
    assert duties["promotion"].people == ("mira", "bo")
    assert duties["intake"].people == ("mira",)


def test_a_recipe_that_is_not_there_is_not_told_as_all_that_it_would_have_given() -> None:
    assert lacking(tuple(WHOLE), "", recipe="dispach") == []


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    given = {**WHOLE, "theme": "", "crew": "", "titel": "X", "title": "", "creww": "[mira]"}
    found = findings({"campaigns/drive.md": campaign(kind="contest", thme="x", **given)})
    assert [line.partition("]: ")[2] for line in found] == [
        '"thme" is not a key that is known here = did you mean "theme"?',
        '"titel" is not a key that is known here = did you mean "title"?',
        '"creww" is not a key that is known here = did you mean "crew"?',
    ]


def test_what_a_draft_lacks_is_a_warning() -> None:
    made, found = load({"campaigns/drive.md": campaign(kind="contest", state="")})
    assert made is not None
    assert {str(finding.severity) for finding in found} == {"warning"}
    assert {finding.message.facts["element"] for finding in found} == set(WHOLE)
    assert made.runs["drive"].campaign.state == "draft"
    assert made.drafts == {}


def test_a_draft_without_what_is_starred_is_told_of_and_read_with_stand_ins() -> None:
    made, found = load(
        {"campaigns/drive.md": campaign(kind="dispatch", state="draft", starts="", announcer="")}
    )
    assert made is not None
    assert (made.runs["drive"].campaign.announcer, made.runs["drive"].campaign.state) == (
        "leader",
        "draft",
    )
    draft = made.drafts["drive"]
    assert (draft.title, draft.lacks) == ("Posts of the month", ("announcer", "starts"))
    assert [str(finding.severity) for finding in found] == ["warning", "warning"]


def test_of_a_proposal_five_things_are_asked_and_nothing_else() -> None:
    bare = dict.fromkeys(("title", "operator", "announcer", "starts", "ends", "groups", "kind"), "")
    made, found = load({"campaigns/drive.md": campaign(**bare, state="proposed")})
    assert [(str(each.severity), each.message.facts["element"]) for each in found] == [
        ("warning", element) for element in sorted(PROPOSED)
    ]
    assert made is not None
    assert made.drafts["drive"].lacks == ("title", "brief", "starts", "groups", "proposed_by")

    given = {**bare, "title": "Drive", "starts": "2026-12-07", "groups": "all"}
    brief = "brief: {goal: Warm}\nproposed_by: mira"
    made, found = load({"campaigns/drive.md": campaign(brief, **given, state="proposed")})
    assert (found, made and made.drafts) == ([], {})


def test_what_else_is_wrong_with_an_unfinished_campaign_is_told_as_well() -> None:
    files = {
        "campaigns/drive/campaign.md": campaign("size: huge", starts="", state="draft"),
        "campaigns/drive/groups.csv": "group,link\nharbour,nowhere\n",
        "campaigns/drive/recap.md": "---\nattended: many people\n---\n",
    }
    assert [line.partition(" = ")[0] for line in findings(files)] == [
        'campaigns/drive/campaign.md:2:1+5 warning[missing-element]: campaign "drive" lacks "starts"',
        'campaigns/drive/campaign.md:9:7+4 error[unknown-value]: "huge" is not one of small, '
        "medium, large",
        'campaigns/drive/groups.csv:2:9+7 error[bad-link]: "nowhere" is not a link that can be '
        "opened",
        'campaigns/drive/recap.md:2:11+11 error[bad-slug]: "many people" is not an id: small Latin '
        "letters, digits and single hyphens",
    ]


@pytest.mark.parametrize(
    ("locale", "heading"), [("en", "Rules"), ("de", "Rules"), ("zh-TW", "活动规则")]
)
def test_the_heading_to_write_is_in_the_language_of_the_community(
    locale: str, heading: str
) -> None:
    given = {**WHOLE, "rules": ""}
    found = findings(
        {
            "community.yml": f"name: B\nlocale: {locale}\ntimezone: UTC\n",
            "campaigns/drive.md": campaign(kind="contest", **given),
        }
    )
    assert [line.partition(" = ")[2] for line in found] == [
        f'add a heading "## {heading}" and write it below'
    ]


@pytest.mark.parametrize("line", ["## 活动规测", "### 规则", "##规则"])
def test_a_near_heading_is_the_reason_why_an_element_is_missing(line: str) -> None:
    given = {**WHOLE, "rules": "", "theme": ""}
    text = campaign(kind="contest", **given) + f"## 主题\n边城\n{line}\n守时\n"
    (found,) = findings({"campaigns/drive.md": text})
    assert "warning[near-heading]" in found
