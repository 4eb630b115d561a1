"""`kits new`: a community that builds at once, and files that the findings help to finish."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest

from kits.model.teams import TeamKind
from tests.cli.project import FILES, kits, small_project

pytestmark = pytest.mark.long


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_new_community_builds_at_once(tmp_path: Path, locale: str) -> None:
    made = kits(tmp_path, "new", "community", "readers", "--locale", locale)
    assert made.exit_code == 0, made.output
    project = tmp_path / "readers"
    checked = kits(project, "check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")
    assert kits(project, "build").exit_code == 0
    assert list((project / "site/leaders/g").glob("*/*/kit.json"))


def test_its_example_records_can_be_replaced_by_others(tmp_path: Path) -> None:
    kits(tmp_path, "new", "community", "readers")
    project = tmp_path / "readers"
    for folder in ("groups", "people", "campaigns", "training"):
        shutil.rmtree(project / "content" / folder)
    for path, text in FILES.items():
        if path.startswith("content/") and path != "content/community.yml":
            target = project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    checked = kits(project, "check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")
    assert kits(project, "build").exit_code == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    kits(tmp_path, "new", "community", "readers")
    again = kits(tmp_path, "new", "community", "readers")
    assert again.exit_code == 2
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("campaign", "spring"),
        ("campaign", "spring", "--recipe", "small"),
        ("campaign", "spring", "--recipe", "gathering", "--operator", "kim"),
        ("campaign", "spring", "--from", "drive", "--starts", "2027-03-01"),
        ("person", "cee", "--name", "Cee"),
        ("message", "drive", "30-reminder", "--title", "Reminder"),
    ],
)
def test_a_starting_file_is_read_by_the_check(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    project = small_project(tmp_path)
    made = kits(project, "new", *arguments)
    assert made.exit_code == 0, made.output
    assert made.stdout.splitlines()
    checked = kits(project, "check")
    for word in ("unknown-key", "unreadable", "Traceback"):
        assert word not in checked.output


def test_a_copy_has_all_its_dates_moved(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    made = kits(project, "new", "campaign", "spring", "--from", "drive", "--starts", "2027-03-01")
    assert made.exit_code == 0
    text = (project / "content/campaigns/spring/campaign.md").read_text(encoding="utf-8")
    assert "starts: 2027-03-01" in text
    assert "ends: 2027-03-07" in text
    assert "state: draft" in text
    assert kits(project, "check").exit_code == 0


def test_a_new_group_gets_a_row_of_the_only_table(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    made = kits(
        project, "new", "group", "quay", "--name", "Quay", "--channel", "wechat", "--leader", "ada"
    )
    assert made.exit_code == 0, made.output
    assert "quay,Quay,wechat,ada" in (project / "content/groups/groups.csv").read_text("utf-8")
    assert kits(project, "check", "--strict").exit_code == 0


def test_an_id_in_use_is_refused(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    made = kits(project, "new", "group", "hill")
    assert made.exit_code == 2
    assert 'there is a group "hill" already' in made.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("community", "other", "--locale", "xx-yy-zz"),
        ("community", "other", "--timezone", "Mars"),
        ("group", "quay", "--channel", "foo"),
        ("group", "quay", "--leader", "nobody"),
        ("campaign", "spring", "--recipe", "smal"),
        ("lesson", "02-posting"),
    ],
)
def test_what_could_not_be_built_is_not_written(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    project = small_project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert kits(project, "new", *arguments).exit_code == 2
    assert sorted(tmp_path.rglob("*")) == before


LEARNED = ["Begin at noon", "Three judges: not two"]
HEEDED = """\
heeded:
  - what: Begin at noon
    how: TODO how this campaign heeds it, or write refused and why it does not
  - what: "Three judges: not two"
    how: TODO how this campaign heeds it, or write refused and why it does not
"""


@pytest.mark.parametrize(
    "how",
    [
        ("--recipe", "small"),
        ("--from", "one-photo-a-day", "--starts", "2027-03-01"),
    ],
)
def test_a_campaign_is_asked_what_the_last_of_its_recipe_learned(
    tmp_path: Path, how: tuple[str, ...]
) -> None:
    late = "2027-02-05T12:00:00+00:00"
    kits(tmp_path, "new", "community", "walkers", "--locale", "en")
    project = tmp_path / "walkers"
    recap = project / "content/campaigns/one-photo-a-day/recap.md"
    recap.write_text(f"---\nlearned: {json.dumps(LEARNED)}\n---\nThank you.\n")
    made = kits(project, "new", "campaign", "again", *how, now=late)
    assert made.exit_code == 0, made.output
    text = (project / "content/campaigns/again/campaign.md").read_text()
    assert HEEDED in text
    told = kits(project, "check", "--format", "concise", now=late).output
    assert told.count('the blank "TODO how this campaign heeds it') == 2
    assert "error" not in told


GROUPS = """\
id,name,channels,leaders,locale
harbour,Harbour,wechat,ada,
hill,Hill,email,bo,{locale}
"""


@pytest.mark.parametrize(
    ("locale", "files"), [("", ["shout-out.md"]), ("zh", ["shout-out.md", "shout-out.zh.md"])]
)
def test_a_shout_out_is_added_in_the_languages_of_the_groups_and_sent(
    tmp_path: Path, locale: str, files: list[str]
) -> None:
    project = small_project(tmp_path)
    content = project / "content"
    (content / "groups/groups.csv").write_text(GROUPS.format(locale=locale))
    (content / "people/people.csv").write_text(
        "id,name,role,credit,groups\nada,Ada,user,name,harbour;hill\nbo,Bo,user,none,\n"
        "kim,Kim,staff,none,\n"
    )
    (content / "credits.csv").write_text(
        "person,for,kind,when\nada,two years,long-service,2026-12-01\n"
    )
    (content / "badges.yml").write_text(
        "- {id: oil, name: Oil, for: Stayed, rule: {credit: long-service}}\n"
    )
    drive = content / "campaigns/drive/campaign.md"
    kind = (
        "kind: gathering\nplace: Quay\ntheme: x\nrules: x\nnotes: x\nplan_b: x\ncrew: [ada, bo]\n"
    )
    kind += "brief: {background: x, goal: x}\nfaq: [{q: x, a: x}]\nduties: {copywriting: ada, "
    kind += "promotion: bo, intake: bo, resources: bo}\n"
    drive.write_text(drive.read_text().replace("kind: dispatch\n", kind))

    proposal = project / "site/operators/ops/shout-outs/index.html"
    built = kits(project, "build")
    assert built.exit_code == 0, built.output
    assert "kits new message drive shout-out" in proposal.read_text()
    kit = project / "site/leaders/g/hill/drive/kit.txt"
    assert "Oil" not in kit.read_text()

    made = kits(project, "new", "message", "drive", "shout-out")
    assert made.exit_code == 0, made.output
    folder = "content/campaigns/drive/messages/"
    assert made.stdout.splitlines() == [folder + name for name in files]
    assert kits(project, "build").exit_code == 0
    assert "Oil" in kit.read_text()
    assert "Ada" in kit.read_text()
    assert "Oil" not in (project / "site/leaders/g/harbour/drive/kit.txt").read_text()
    assert "kits new message drive shout-out" not in proposal.read_text()


def test_a_copy_has_the_title_and_the_operator_that_were_asked_for(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    folder = project / "content/campaigns/spring-drive"
    asked = ("new", "campaign", "spring-drive", "--from", "drive", "--starts", "2027-03-01")
    unknown = kits(project, *asked, "--operator", "kimm")
    assert unknown.exit_code != 0
    assert not folder.exists()
    made = kits(project, *asked, "--title", "Books: again", "--operator", "ada")
    assert made.exit_code == 0, made.output
    text = (folder / "campaign.md").read_text(encoding="utf-8")
    assert 'title: "Books: again"\n' in text
    assert "operator: ada\n" in text
    assert "Book drive" not in text


def test_nobody_is_thanked_in_standing_posts(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    made = kits(project, "new", "message", "drive", "shout-out")
    assert (made.exit_code, made.stdout) == (2, "")
    assert 'campaign "drive" is a dispatch' in made.stderr
    assert not (project / "content/campaigns/drive/messages/shout-out.md").exists()


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("kind", get_args(TeamKind))
def test_a_new_team_is_mended_by_what_is_found_in_it(
    tmp_path: Path, kind: str, locale: str
) -> None:
    project = small_project(tmp_path)
    settings = project / "content/community.yml"
    settings.write_text(settings.read_text().replace("locale: en", f"locale: {locale}"))
    made = kits(project, "new", "team", "tower", "--kind", kind, "--name", "Tower: all")
    path = project / "content/teams/tower.md"
    assert made.output == "content/teams/tower.md\n"
    asked = {
        "unknown-group": ("[some-id]", "[hill]"),
        "unknown-person": ("[some-id]", "[ada]"),
        "placeholder": ("TODO ", ""),
    }
    found = of_teams(project)
    assert found
    for line, rule in found:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        old, new = asked[rule]
        assert old in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(old, new)
        path.write_text("".join(lines), encoding="utf-8")
    assert of_teams(project) == []
    again = kits(project, "new", "team", "tower", "--kind", kind)
    assert 'there is a team "tower" already' in again.stderr


def of_teams(project: Path) -> list[tuple[int, str]]:
    """The findings in its teams: the line and the rule of each."""
    checked = json.loads(kits(project, "check", "--format", "json").output)["findings"]
    return [(f["line"], f["rule"]) for f in checked if f["path"].startswith("content/teams/")]


def test_a_team_has_a_kind(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "new", "team", "tower").exit_code == 2
    assert kits(project, "new", "team", "tower", "--kind", "gang").exit_code == 2
    assert not (project / "content/teams").exists()
