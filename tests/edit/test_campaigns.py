import re
from datetime import date
from pathlib import Path

import pytest

from kits.edit.campaigns import new_campaign
from kits.edit.communities import new_community
from kits.edit.files import write_new
from kits.model.recipes import CampaignKind
from kits.pipeline import built_in
from tests.edit.projects import checked, found

CREWS = {
    "en": ["maya-brooks", "noah-fischer", "ines-duarte", "yusra-haddad", "tobias-lund"],
    "zh": ["zhou-min", "gu-qinghe", "he-yifan", "ye-zhou", "song-nan"],
}
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


def with_ids(text: str, locale: str) -> str:
    """The campaign with the ids that its remarks ask for."""
    operator, announcer, second, third, judge = CREWS[locale]
    text = re.sub(r"(?m)^# ((?:operator|announcer|crew|duties|  \w+):)", r"\1", text)
    text = text.replace("operator: some-id", f"operator: {operator}")
    text = text.replace("announcer: some-id", f"announcer: {announcer}")
    text = text.replace("[some-id, another-id]", f"[{announcer}, {second}]")
    text = text.replace("judging: [some-id]", f"judging: [{judge}]")
    return text.replace("some-id", third)


def test_a_new_contest_names_what_only_its_operator_knows(tmp_path: Path) -> None:
    start(tmp_path, "en", "contest", None)
    lacks = [line for line in found(tmp_path) if "[missing-element]" in line]
    assert lacks == [
        f'{MAIN}:2 warning[missing-element] campaign "walk" lacks "{element}"'
        for element in ("announcer", "crew", "duties", "operator")
    ]


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("with_recipe", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_its_findings_lead_to_a_campaign_that_is_ready(
    tmp_path: Path, kind: CampaignKind, with_recipe: bool, locale: str
) -> None:
    files = start(tmp_path, locale, kind, RECIPES[kind] if with_recipe else None)
    blanks = sum(text.count("TODO") for text in files.values())
    told = [line.split(" ")[1] for line in found(tmp_path)]
    assert set(told) == {"warning[missing-element]", "warning[placeholder]"}
    remarks = sum(
        line.count("TODO")
        for text in files.values()
        for line in text.splitlines()
        if line.lstrip().startswith("# ")
    )
    assert told.count("warning[placeholder]") == blanks - remarks, "all is told in the first run"

    main = tmp_path / MAIN
    main.write_text(with_ids(main.read_text(encoding="utf-8"), locale), encoding="utf-8")
    assert [line.split(" ")[1] for line in found(tmp_path)] == ["warning[placeholder]"] * blanks

    for path in files:
        text = (tmp_path / path).read_text(encoding="utf-8")
        text = text.replace("TODO ", "").replace("state: draft", "state: ready")
        (tmp_path / path).write_text(text, encoding="utf-8")
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
