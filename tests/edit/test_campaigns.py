from datetime import date
from pathlib import Path

import pytest

from kits.edit.campaigns import first_day, new_campaign
from kits.edit.communities import new_community
from kits.edit.files import write_new
from kits.model.recipes import CampaignKind
from kits.schema.built_in import built_in
from kits.texts.printing import printed_by
from tests.edit.projects import checked, found
from tests.edit.walking import Operator

KINDS: list[CampaignKind] = ["contest", "gathering", "dispatch"]
RECIPES = {"contest": "small", "gathering": "gathering", "dispatch": "dispatch"}
MAIN = "content/campaigns/walk/campaign.md"


def start(root: Path, locale: str, kind: CampaignKind, recipe: str | None) -> dict[str, str]:
    """A new community with a new campaign, and the files of that."""
    write_new(root, new_community("X", locale, "Asia/Shanghai", date(2026, 12, 31)))
    days = built_in()[recipe].recipe.days if recipe else None
    files = new_campaign(
        "walk", kind=kind, recipe=recipe, days=days, starts=date(2027, 2, 1), locale=locale
    )
    assert write_new(root, files) == ()
    return files


def test_a_new_contest_names_what_only_its_operator_knows(tmp_path: Path) -> None:
    start(tmp_path, "en", "contest", None)
    lacks = [line for line in found(tmp_path) if "[missing-element]" in line]
    assert lacks == [
        f'{MAIN}:2 warning[missing-element] campaign "walk" lacks "{element}"'
        for element in ("announcer", "banner", "crew", "duties", "operator")
    ]


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("with_recipe", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_every_blank_and_missing_element_is_told_at_once(
    tmp_path: Path, kind: CampaignKind, with_recipe: bool, locale: str
) -> None:
    files = start(tmp_path, locale, kind, RECIPES[kind] if with_recipe else None)
    blanks = [
        line
        for text in files.values()
        for line in text.splitlines()
        if "TODO" in line and not line.startswith("# ")
    ]
    told = [line.split(" ")[1] for line in found(tmp_path)]
    assert set(told) == {"warning[missing-element]", "warning[placeholder]"}
    assert told.count("warning[placeholder]") == sum(line.count("TODO") for line in blanks)


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_its_findings_lead_to_a_campaign_that_is_ready_without_a_recipe_too(
    tmp_path: Path, kind: CampaignKind, locale: str
) -> None:
    start(tmp_path, locale, kind, None)
    Operator(tmp_path).walk()
    main = tmp_path / MAIN
    text = main.read_text(encoding="utf-8")
    assert "state: draft" in text
    main.write_text(text.replace("state: draft", "state: ready"), encoding="utf-8")
    assert found(tmp_path) == []
    run = checked(tmp_path).community.runs["walk"]
    assert (run.campaign.kind, run.campaign.state) == (kind, "ready")


@pytest.mark.parametrize(
    ("kind", "days", "ends"),
    [
        ("contest", None, "2027-02-07"),
        ("contest", 3, "2027-02-03"),
        ("gathering", None, "2027-02-01"),
        ("dispatch", 28, "2027-02-28"),
    ],
)
def test_it_ends_as_its_recipe_plans(kind: CampaignKind, days: int | None, ends: str) -> None:
    files = new_campaign("walk", kind=kind, days=days, starts=date(2027, 2, 1), locale="en")
    assert f"starts: 2027-02-01\nends: {ends}\n" in files[MAIN]


@pytest.mark.parametrize(
    ("kind", "today", "starts"),
    [
        ("contest", date(2027, 1, 3), date(2027, 1, 11)),
        ("contest", date(2027, 1, 4), date(2027, 1, 18)),
        ("gathering", date(2027, 1, 1), date(2027, 1, 16)),
        ("gathering", date(2027, 1, 2), date(2027, 1, 23)),
        ("dispatch", date(2027, 1, 3), date(2027, 1, 4)),
        ("dispatch", date(2027, 1, 4), date(2027, 1, 11)),
    ],
)
def test_it_begins_when_all_its_messages_are_still_to_come(
    kind: CampaignKind, today: date, starts: date
) -> None:
    assert first_day(kind, today) == starts


def test_it_waits_for_the_first_message_of_its_recipe() -> None:
    messages = built_in()["party"].messages.values()  # the first is three weeks before
    assert first_day("gathering", date(2027, 1, 1), messages) == date(2027, 1, 23)


def test_where_the_recipe_brings_the_posts_it_asks_for_what_they_say() -> None:
    meeting = built_in()["meeting"]
    printed = printed_by(meeting.messages.values())
    first = date(2027, 2, 1)
    files = new_campaign(
        "walk", kind="dispatch", recipe="meeting", starts=first, printed=printed, locale="en"
    )
    assert list(files) == [MAIN]
    assert files[MAIN].endswith("\n## Theme\n- TODO as groups will read it, a thing a line\n")
    for remark in ("# link:", "# dates: {doors:", "# place:"):
        assert f"\n{remark}" in files[MAIN]
    assert "facts" not in files[MAIN]
    assert printed_by(built_in()["dispatch"].messages.values()) is None


def test_what_is_known_is_written() -> None:
    files = new_campaign(
        "walk",
        title="Walk: slowly",
        operator="maya-brooks",
        recipe="small",
        starts=date(2027, 2, 1),
        locale="en",
    )
    assert list(files) == [MAIN]
    assert files[MAIN].startswith(
        '---\ntitle: "Walk: slowly"\nkind: contest\nrecipe: small\nstate: draft'
    )
    assert "\noperator: maya-brooks\n" in files[MAIN]


def test_it_brings_the_file_in_which_its_texts_stand() -> None:
    first = date(2027, 2, 1)
    alone = new_campaign("walk", starts=first, locale="zh")
    posts = new_campaign("posts", kind="dispatch", recipe="dispatch", starts=first, locale="zh")
    assert list(alone) == [MAIN, "content/campaigns/walk/messages/20-launch.md"]
    assert list(posts) == [
        "content/campaigns/posts/campaign.md",
        "content/campaigns/posts/messages.csv",
    ]
