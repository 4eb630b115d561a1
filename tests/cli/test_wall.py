"""`kits wall`: All Contributors, out and in."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import Result

from kits.model.forgotten import mark_of
from tests.cli.project import kits, small_project

AFTER = "2026-12-20T12:00:00+00:00"
LIST = {
    "projectName": "site",
    "projectOwner": "readers",
    "contributors": [
        {
            "login": "Ada",
            "name": "Ada of the repository",
            "avatar_url": "https://pictures.example/1",
            "profile": "https://ada.example",
            "contributions": ["translation", "doc"],
        },
        {
            "login": "Zoe-L",
            "name": '=Zoe, the "first"',
            "avatar_url": "https://pictures.example/2",
            "profile": "https://zoe.example",
            "contributions": ["eventOrganizing", "sings"],
        },
        {"login": "---", "name": "Nobody", "profile": "", "contributions": ["doc"]},
    ],
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = small_project(tmp_path / "readers")
    settings = folder / "content/community.yml"
    settings.write_text(settings.read_text() + "urls: {public: https://harbour.example/}\n")
    return folder


def taken_over(project: Path, *options: str) -> Result:
    listed = project / "list.json"
    listed.write_text(json.dumps(LIST), encoding="utf-8")
    return kits(project, "wall", "import", str(listed), "--campaign", "drive", *options)


def people(project: Path) -> list[dict[str, str]]:
    with (project / "content/people/contributors.csv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def exported(project: Path) -> list[dict[str, object]]:
    result = kits(project, "wall", "export", "harbour/site", now=AFTER)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["projectOwner"], found["projectName"]) == ("harbour", "site")
    return list(found["contributors"])


def make_public(project: Path) -> None:
    path = project / "content/campaigns/drive/campaign.md"
    text = path.read_text(encoding="utf-8").replace(
        "kind: dispatch", "kind: gathering\nplace: Pier"
    )
    prose = "## Theme\nBooks\n## Rules\nBring one\n## Notes\nNone\n## Plan B\nThe hall\n"
    prose += "## FAQ\n### When? {#when}\nSoon.\n"
    facts = "crew: [ada, bo]\nbrief: {background: Books, goal: More books}\n"
    waived = "".join(
        f"  {duty}: {{waived: nobody is needed}}\n"
        for duty in ("promotion", "intake", "judging", "awarding", "resources")
    )
    facts += f"duties:\n  copywriting: [bo]\n{waived}"
    path.write_text(
        text.replace("groups: all\n", f"groups: all\n{facts}") + prose, encoding="utf-8"
    )


def test_whoever_is_new_comes_in_and_is_named_nowhere(project: Path) -> None:
    make_public(project)
    result = taken_over(project)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "content/people/contributors.csv: zoe-l (credit: none)",
        "content/campaigns/drive/campaign.md: 3 credits",
        'left out: "Nobody", whose login or name gives no id, or that of somebody else or '
        "someone forgotten",
    ]
    assert people(project) == [
        {
            "id": "zoe-l",
            "name": '\'=Zoe, the "first"',
            "credit": "none",
            "links": "https://zoe.example",
        }
    ]
    assert [one["login"] for one in exported(project)] == ["ada", "bo"]


def test_what_came_in_is_sound_content_and_goes_out_again(project: Path) -> None:
    make_public(project)
    assert taken_over(project, "--credit", "name").exit_code == 0
    checked = kits(project, "check", now=AFTER)
    assert checked.exit_code == 0, checked.output
    out = {one["login"]: one["contributions"] for one in exported(project)}
    assert out["zoe-l"] == ["eventOrganizing"]
    assert {"translation", "doc"} <= set(out["ada"])  # type: ignore[call-overload]


def test_whoever_is_known_stays_as_they_are(project: Path) -> None:
    before = (project / "content/people/people.csv").read_bytes()
    taken_over(project, "--credit", "name")
    assert (project / "content/people/people.csv").read_bytes() == before


def test_whoever_went_out_by_an_alias_is_known_by_it(project: Path) -> None:
    roster = "id,name,credit,alias\nzoe-real,Zoe Real,alias,Zoe L\n"
    (project / "content/people/more.csv").write_text(roster, encoding="utf-8")
    taken_over(project)
    assert not (project / "content/people/contributors.csv").exists()
    campaign = (project / "content/campaigns/drive/campaign.md").read_text(encoding="utf-8")
    assert "person: zoe-real," in campaign
    assert "person: zoe-l," not in campaign


def test_whoever_was_forgotten_does_not_come_in(project: Path) -> None:
    mark = f"{mark_of('zoe-l')}\n"
    (project / "content/people/forgotten.txt").write_text(mark, encoding="utf-8")
    told = taken_over(project).stdout
    assert not (project / "content/people/contributors.csv").exists()
    assert told.count("someone forgotten") == 2


def test_what_came_in_once_does_not_come_in_twice(project: Path) -> None:
    taken_over(project)
    path = project / "content/campaigns/drive/campaign.md"
    before = path.read_bytes()
    again = taken_over(project)
    assert again.stdout.splitlines()[-1] == "Nothing is new."
    assert path.read_bytes() == before


def test_credits_join_those_that_are_there(project: Path) -> None:
    path = project / "content/campaigns/drive/campaign.md"
    there = "credits:\n- person: bo\n  for: Carried the chairs\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("groups: all\n", f"groups: all\n{there}"), encoding="utf-8")
    taken_over(project)
    written = path.read_text(encoding="utf-8")
    assert there + "- {person: ada" in written
    assert kits(project, "check").exit_code == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is not JSON"),
        ("[]", 'it has no list "contributors"'),
        (
            '{"contributors": [{"login": 3}]}',
            "its entry 1 lacks contributions, or both login and name",
        ),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(project: Path, text: str, why: str) -> None:
    listed = project / "list.json"
    listed.write_text(text, encoding="utf-8")
    result = kits(project, "wall", "import", str(listed), "--campaign", "drive")
    assert result.exit_code == 2
    assert f'kits: "list.json" is no list of contributors: {why}' in result.stderr


def test_a_list_leads_to_pages_so_it_needs_to_know_where_they_stand(tmp_path: Path) -> None:
    result = kits(small_project(tmp_path), "wall", "export", "harbour/site")
    assert result.exit_code == 2
    assert "urls: {public: https://…}" in result.stderr


def test_a_repository_is_written_with_its_owner(project: Path) -> None:
    assert '"site" is no repository' in kits(project, "wall", "export", "site").stderr


def test_people_without_an_account_come_in_and_programs_do_not(project: Path) -> None:
    entries = [
        {"name": "Noor Haddad", "contributions": ["doc"]},
        {"login": "", "name": "小满", "profile": "https://man.example", "contributions": ["doc"]},
        {"name": "Noor Haddad", "contributions": ["translation"]},
        {"name": "Bo", "contributions": ["doc"]},
        {"name": "ADA", "contributions": ["doc"]},
        {"login": "talbot", "name": "Ann Talbot", "contributions": ["doc"]},
        {"login": "dependabot[bot]", "name": "dependabot[bot]", "contributions": ["maintenance"]},
        {"login": "all-contributors-bot", "name": "Thanks", "contributions": ["doc"]},
        {
            "login": "pre-commit-ci",
            "name": "CI",
            "profile": "https://github.com/apps/pre-commit-ci",
            "contributions": ["doc"],
        },
    ]
    listed = project / "list.json"
    listed.write_text(json.dumps({"contributors": entries}), encoding="utf-8")
    result = kits(project, "wall", "import", str(listed), "--campaign", "drive")
    assert result.exit_code == 0, result.output
    assert [(one["id"], one["name"]) for one in people(project)] == [
        ("noor-haddad", "Noor Haddad"),
        ("xiao-man", "小满"),
        ("talbot", "Ann Talbot"),
    ]
    left = [line for line in result.stdout.splitlines() if line.startswith("left out")]
    assert left == [
        'left out: "ADA", whose login or name gives no id, or that of somebody else or someone '
        "forgotten",
        'left out: "dependabot[bot]", which is a program',
        'left out: "Thanks", which is a program',
        'left out: "CI", which is a program',
    ]
    campaign = (project / "content/campaigns/drive/campaign.md").read_text(encoding="utf-8")
    assert campaign.count("person: noor-haddad") == 2
    assert campaign.count("person: bo,") == 1
    assert kits(project, "check").exit_code == 0
