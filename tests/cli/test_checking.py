"""`kits check`, `explain` and `schema`: what they print, and with what status they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kits.rules.rulebooks import PAGES
from tests.cli.project import NOW, kits, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def test_nothing_is_said_when_nothing_is_wrong(project: Path) -> None:
    checked = kits(project, "check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")


def test_an_error_is_told_with_its_place_and_remedy(project: Path) -> None:
    table = project / "content/groups/groups.csv"
    table.write_text(table.read_text("utf-8").replace(",ada,", ",adda,"), encoding="utf-8")

    checked = kits(project, "check")

    assert checked.exit_code == 1
    assert checked.stdout == (
        'content/groups/groups.csv:2:24: error[unknown-person]: no person is called "adda"\n'
        "  |\n"
        "2 | harbour,Harbour,wechat,adda,https://chat.example/harbour\n"
        "  |                        ^^^^\n"
        '  = hint: did you mean "ada"?\n'
        "\n"
        "1 error\n"
    )


def test_a_warning_fails_under_strict_alone(project: Path) -> None:
    (project / "content/stray.txt").write_text("?", encoding="utf-8")
    assert kits(project, "check").exit_code == 0
    assert kits(project, "check", "--strict").exit_code == 1


def test_nothing_is_quoted_of_a_file_that_is_no_text(project: Path) -> None:
    (project / "content/stray.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    told = kits(project, "check").stdout
    assert "unclaimed-file" in told
    assert "PNG\n" not in told


def test_json_holds_every_field_of_a_finding(project: Path) -> None:
    (project / "content/stray.txt").write_text("?", encoding="utf-8")

    report = json.loads(kits(project, "check", "--format", "json").stdout)

    assert (report["errors"], report["warnings"]) == (0, 1)
    (finding,) = report["findings"]
    assert finding.pop("message")
    assert finding.pop("hint")
    assert finding == {
        "rule": "unclaimed-file",
        "severity": "warning",
        "path": "content/stray.txt",
        "line": 1,
        "column": 1,
    }


@pytest.mark.parametrize("format_", ["concise", "github", "sarif"])
def test_every_format_names_the_rule(project: Path, format_: str) -> None:
    (project / "content/stray.txt").write_text("?", encoding="utf-8")
    assert "unclaimed-file" in kits(project, "check", "--format", format_).stdout


@pytest.mark.parametrize(
    ("community", "asked", "environment", "terminal", "is_chinese"),
    [
        ("zh", None, None, None, True),
        ("zh", None, None, "en_GB.UTF-8", True),
        ("en", None, None, "zh_CN.UTF-8", False),
        ("en", None, "zh", None, True),
        ("zh", None, "en", "zh_CN.UTF-8", False),
        ("en", "zh-Hans", "en", None, True),
        ("zh", "en", "zh", None, False),
        ("zh", "xx", None, None, False),
    ],
)
def test_findings_speak_as_the_community_unless_another_language_is_asked_for(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    community: str,
    asked: str | None,
    environment: str | None,
    terminal: str | None,
    is_chinese: bool,
) -> None:
    (project / "content/stray.txt").write_text("?", encoding="utf-8")
    settings = project / "content/community.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("locale: en", f"locale: {community}"), encoding="utf-8")
    assert f"locale: {community}" in settings.read_text(encoding="utf-8")
    for name, value in (("KITS_LANG", environment or ""), ("LC_ALL", terminal or "")):
        monkeypatch.setenv(name, value)
    options = ["--lang", asked] if asked else []
    told = kits(project, *options, "check").stdout
    assert ("提示" in told) == is_chinese


def test_a_community_that_cannot_be_read_is_told_in_the_language_of_the_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "content/community.yml").write_text("locale: [\n", encoding="utf-8")
    monkeypatch.setenv("KITS_LANG", "")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "提示" in kits(project, "check").output


@pytest.mark.parametrize("rule", sorted(PAGES))
def test_every_rule_is_explained(project: Path, rule: str) -> None:
    explained = kits(project, "explain", rule)
    assert explained.exit_code == 0
    assert "Bad:" in explained.stdout
    assert "Good:" in explained.stdout


def test_a_rule_that_was_misspelt_is_guessed(project: Path) -> None:
    explained = kits(project, "explain", "unknown-grup")
    assert explained.exit_code == 2
    assert explained.stderr == (
        'kits: no rule is called "unknown-grup"\n  = hint: did you mean "unknown-group"?\n'
    )


def test_the_schema_knows_every_record(project: Path) -> None:
    schema = json.loads(kits(project, "schema").stdout)
    assert {"community", "group", "person", "campaign", "message"} <= schema["properties"].keys()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "xml"),
        ("build", "--audience", "everyone"),
        ("show", "drive"),
        ("show", "dirve", "harbour"),
        ("show", "drive", "harbuor"),
        ("show", "drive", "harbour", "10-nothing"),
        ("show", "drive", "harbour", "10-launch", "--channel", "wechatt"),
        ("diff", "no-such-revision"),
        ("new", "group", "上海"),
        ("new", "campaign", "again", "--from", "drive"),
        ("frobnicate",),
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(project: Path, arguments: tuple[str, ...]) -> None:
    ended = kits(project, *arguments)
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_folder_without_a_community_is_wrong_use(tmp_path: Path) -> None:
    ended = kits(tmp_path, "check")
    assert ended.exit_code == 2
    assert "there is no community" in ended.stderr


def test_the_clock_is_that_of_now_then_of_the_epoch(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert kits(project, "check").exit_code == 0
    assert kits(project, "check", now=None).exit_code == 0
    assert kits(project, "check", now="next week").exit_code == 2
    assert NOW


@pytest.mark.parametrize(
    ("epoch", "problem"),
    [
        ("soon", 'SOURCE_DATE_EPOCH is "soon", not a number of seconds'),
        ("-5", 'SOURCE_DATE_EPOCH is "-5", not a number of seconds'),
        ("１２", 'SOURCE_DATE_EPOCH is "１２", not a number of seconds'),
        ("99999999999", 'SOURCE_DATE_EPOCH is "99999999999", not between the years 1970 and 2999'),
        ("9" * 5000, f'SOURCE_DATE_EPOCH is "{"9" * 40}", not between the years 1970 and 2999'),
    ],
)
def test_an_epoch_that_is_no_time_is_wrong_use(
    project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, problem: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ended = kits(project, "check", now=None)
    hint = "set it to the seconds since 1970, or to nothing"
    assert (ended.exit_code, ended.stderr) == (2, f"kits: {problem}\n  = hint: {hint}\n")


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00"])
def test_a_moment_without_days_around_it_is_wrong_use(project: Path, now: str) -> None:
    ended = kits(project, "check", now=now)
    assert ended.exit_code == 2
    assert "not between the years 1970 and 2999" in ended.stderr
    assert kits(project, "check", now="2999-12-31T23:59:59-12:00").exit_code == 0
    assert kits(project, "check", now="1970-01-01T00:00:00+14:00").exit_code == 0


def test_what_is_merely_due_is_told_and_fails_nothing(tmp_path: Path) -> None:
    """A new community, some time after its first campaign: its pages can still be published."""
    late = "2026-12-28T12:00:00+00:00"
    assert kits(tmp_path, "new", "community", "walkers", "--locale", "en").exit_code == 0
    checked = kits(tmp_path / "walkers", "check", "--strict", "--format", "concise", now=late)
    assert checked.output == (
        "content/campaigns/one-photo-a-day/campaign.md:10:7: warning[recap-due]: "
        'campaign "one-photo-a-day" ended on 2026-12-13, and has no recap\n'
        "1 warning\n"
    )
    assert checked.exit_code == 0


DRAFT = """\
---
title: Spring swap
kind: contest
starts: 2027-03-01
theme: TODO
groups: [hill, {city: Bergen}]
extras: qr
attach: x
---
## Nootes

Bring a book.
"""
DRAFTED = """\
---
title: Swap
send: doors - 2h
attach: images/none.png
---
Hello {{ nobody }}. Read on: {{ campaign.page }} TODO
"""


def test_a_draft_fails_nothing_and_is_told(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "check", "--strict").exit_code == 0
    folder = project / "content/campaigns/spring-swap"
    (folder / "messages").mkdir(parents=True)
    (folder / "campaign.md").write_text(DRAFT)
    (folder / "notes.txt").write_text("x")
    (folder / "messages" / "10-swap.md").write_text(DRAFTED)
    result = kits(project, "check", "--strict", "--format", "concise")
    assert result.exit_code == 0, result.output
    told = result.output.splitlines()[:-1]
    places = {line.split(":")[0].removeprefix("content/campaigns/spring-swap/") for line in told}
    assert places == {"campaign.md", "notes.txt", "messages/10-swap.md", "content/community.yml"}
    assert all(": warning[" in line for line in told)
    (folder / "campaign.md").write_text(DRAFT.replace("starts:", "state: ready\nstarts:"))
    assert kits(project, "check").exit_code == 1


def test_a_page_that_only_a_draft_prints_fails_nothing_until_it_is_ready(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    folder = project / "content/campaigns"
    launch = folder / "drive/messages/10-launch.md"
    facts = (folder / "drive/campaign.md").read_text()
    launch.write_text(f"{launch.read_text()}Read on: {{{{ campaign.page }}}}\n")
    assert kits(project, "check", "--strict").exit_code == 1
    (folder / "drive/campaign.md").write_text(facts.replace("state: ready", "state: draft"))
    result = kits(project, "check", "--strict", "--format", "concise")
    assert result.exit_code == 0
    assert "missing-urls" in result.output


def test_a_line_is_quoted_in_the_encoding_in_which_it_was_read(project: Path) -> None:
    settings = project / "content/community.yml"
    settings.write_text(settings.read_text("utf-8").replace("locale: en", "locale: zh"), "utf-8")
    table = project / "content/groups/groups.csv"
    text = "id,name,channels,leaders\r\nharbour,港口夜读,wechat,阿达\r\n"
    table.write_bytes(text.encode("gb18030"))

    checked = kits(project, "check")

    assert (
        "2 | harbour,港口夜读,wechat,阿达\n  |                         ^^^^\n"
    ) in checked.stdout
    settings.write_text(settings.read_text("utf-8").replace("locale: zh", "locale: en"), "utf-8")
    assert "2 | harbour,�" in kits(project, "check").stdout


def test_what_is_no_text_is_not_quoted(project: Path) -> None:
    (project / "content/groups/list.xlsx").write_bytes(b"PK\3\4\0\xff")
    assert kits(project, "check").stdout == (
        'content/groups/list.xlsx:1:1: warning[unclaimed-file]: the spreadsheet "content/groups/list.xlsx"'
        " is not read\n"
        '  = hint: save it as "CSV UTF-8 (comma delimited)" under the name "list.csv", and take this'
        " file out of content/\n"
        "\n"
        "1 warning\n"
    )
