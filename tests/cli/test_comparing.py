"""`kits diff`: what differs alike is told once, what was sent is told with what answers it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.project import kits, small_project

LAUNCH = "content/campaigns/drive/messages/10-launch.md"
CAMPAIGN = "content/campaigns/drive/campaign.md"
GROUPS = "content/groups/groups.csv"
SENT = "2026-12-08T12:00:00+00:00"
"""A day after the launch."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, committed."""
    folder = small_project(tmp_path)
    commit(folder, ["init", "-q"])
    return folder


def commit(folder: Path, *before: list[str]) -> None:
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@harbour.example"]
    for command in (*before, ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *command], cwd=folder, check=True)


def replace(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_no_difference_is_silence(project: Path) -> None:
    replace(project, LAUNCH, "{{ leader }}", "{{leader}}")
    assert kits(project, "diff").output == ""


def test_groups_that_differ_alike_are_told_together(project: Path) -> None:
    replace(project, LAUNCH, "Bring a book", "Bring two books")
    assert kits(project, "diff").stdout == (
        "drive 10-launch · Launch: another text · all 2 groups\n"
        "    - Bring a book, Harbour.\n"
        "    + Bring two books, Harbour.\n"
        "\n"
        "touched: 2 texts, 2 groups, 2 leaders\n"
    )


def test_answers_and_plans_are_told(project: Path) -> None:
    replace(
        project,
        "content/campaigns/drive/campaign.md",
        "groups: all",
        "groups: all\nplan_b: Meet online.\nfaq:\n  - id: cost\n    q: Is it free?\n    a: It is.",
    )
    assert kits(project, "diff").stdout == (
        "drive faq:cost · Is it free?: new · all 2 groups\n"
        "    + It is.\n"
        "\n"
        "drive · Book drive: another checklist or plan B · all 2 groups\n"
        "\n"
        "touched: 2 texts, 2 groups, 2 leaders\n"
    )


def test_only_the_touched_group_is_told(project: Path) -> None:
    replace(project, "content/people/people.csv", "bo,Bo,", "bo,Bob,")
    assert kits(project, "diff", "HEAD").stdout == (
        "drive 10-launch · Launch: another text · hill\n    - Ask Bo.\n    + Ask Bob.\n"
        "\ntouched: 1 text, 1 group, 1 leader\n"
    )


def test_another_owner_is_told_with_the_reason(project: Path) -> None:
    groups = "content/groups/groups.csv"
    replace(project, groups, "leaders,link\n", "leaders,link,owner\n")
    replace(project, groups, "e/harbour\n", "e/harbour,kim\n")
    replace(project, groups, "e/hill\n", "e/hill,kim\n")
    commit(project)
    assert kits(project, "diff").stdout == ""
    replace(project, groups, "e/hill,kim\n", "e/hill,ada\n")
    assert kits(project, "diff").stdout == "owner: kim → ada · hill · no reason given\n"
    handed = ("handover", "harbour", "--role", "owner", "--to", "bo", "--why", "Kim moves abroad")
    assert kits(project, *handed).exit_code == 0
    assert kits(project, "diff").stdout.splitlines() == [
        "owner: kim → bo · harbour · Kim moves abroad",
        "owner: kim → ada · hill · no reason given",
    ]


def test_new_gone_and_moved_messages_are_told(project: Path) -> None:
    replace(project, LAUNCH, "08:00", "09:00")
    (project / LAUNCH).rename((project / LAUNCH).with_name("20-launch.md"))
    told = kits(project, "diff").stdout
    assert "drive 10-launch · Launch: gone · all 2 groups" in told
    assert "drive 20-launch · Launch: new · all 2 groups" in told
    (project / LAUNCH).with_name("20-launch.md").rename(project / LAUNCH)
    assert kits(project, "diff").stdout == (
        "drive 10-launch · Launch: another time · all 2 groups\n"
        "    - 2026-12-07 08:00\n"
        "    + 2026-12-07 09:00\n"
        "\ntouched: 2 texts, 2 groups, 2 leaders\n"
    )


def test_content_with_errors_is_not_compared(project: Path) -> None:
    replace(project, LAUNCH, "{{ leader }}", "{{ leadr }}")
    told = kits(project, "diff")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "error[unknown-name]" in told.stderr


MORE = """\
---
title: Shelf {number}
send: day {number} 08:00
---
Number {number} goes on the shelf.
Come in: {{{{ link }}}}
"""


def test_one_changed_link_in_many_messages_is_one_block(project: Path) -> None:
    for number in range(2, 6):
        path = project / LAUNCH.replace("10-launch", f"{number}0-shelf")
        path.write_text(MORE.format(number=number))
    replace(project, CAMPAIGN, "groups: all", "groups: all\nlink: https://in.example/old")
    commit(project)
    replace(project, CAMPAIGN, "in.example/old", "in.example/new")
    assert kits(project, "diff").stdout == (
        "drive 20-shelf, 30-shelf, 40-shelf, 50-shelf · Shelf 2, Shelf 3, Shelf 4, Shelf 5: "
        "another text · all 2 groups\n"
        "    - https://in.example/old\n"
        "    + https://in.example/new\n"
        "\n"
        "touched: 8 texts, 2 groups, 2 leaders\n"
    )


def test_a_moved_campaign_is_one_block(project: Path) -> None:
    path = project / LAUNCH.replace("10-launch", "20-shelf")
    path.write_text(MORE.format(number=2).replace("Come in: {{ link }}\n", ""))
    commit(project)
    replace(project, CAMPAIGN, "starts: 2026-12-07", "starts: 2026-12-08")
    (told, touched) = kits(project, "diff").stdout.split("\n\n")
    assert told == (
        "drive 10-launch, 20-shelf · Launch, Shelf 2: another time · all 2 groups\n"
        "    - 2026-12-07 08:00\n"
        "    + 2026-12-08 08:00"
    )
    assert touched == "touched: 4 texts, 2 groups, 2 leaders\n"


def test_what_was_sent_is_told_with_a_change_and_a_correction_to_paste(project: Path) -> None:
    replace(project, LAUNCH, "Bring a book", "Bring two books")
    told = kits(project, "diff", now=SENT).stdout
    assert told == (
        "drive 10-launch · Launch: another text · already sent · all 2 groups\n"
        "    - Bring a book, Harbour.\n"
        "    + Bring two books, Harbour.\n"
        "\n"
        f"Already sent, so write into {CAMPAIGN}:\n"
        "\n"
        "changes:\n"
        "  - id: 10-launch-again\n"
        "    at: 2026-12-08 12:00 community\n"
        '    what: "Something that we posted was not right; here is what holds."\n'
        "    replaces: [10-launch]\n"
        "    message: 10-launch-again\n"
        "\n"
        "and into content/campaigns/drive/messages/10-launch-again.md:\n"
        "\n"
        "---\n"
        'title: "Correction: Launch"\n'
        "send: 2026-12-08 12:00 community\n"
        "as: message\n"
        "---\n"
        "Something that we posted was not right, sorry. Please take this instead:\n"
        "\n"
        "Bring two books, {{ group.name }}.\n"
        "Ask {{ leader }}.\n"
        "\n"
        "touched: 2 texts, 2 groups, 2 leaders\n"
    )
    paste(project, told)
    found = kits(project, "check", "--strict", now=SENT)
    assert (found.exit_code, found.output) == (0, "")
    shown = kits(project, "show", "drive", "hill", "10-launch-again", now=SENT).stdout
    assert shown.endswith("Bring two books, Hill.\nAsk Bo.")
    again = kits(project, "diff", now=SENT).stdout
    assert "can no longer be copied" in again
    assert "so write into" not in again


@pytest.mark.parametrize(("locale", "written"), [("en", ()), ("zh", ("en",))])
def test_a_correction_is_offered_in_the_languages_of_the_groups(
    project: Path, locale: str, written: tuple[str, ...]
) -> None:
    if locale == "zh":
        replace(project, "content/community.yml", "locale: en", "locale: zh")
        replace(project, GROUPS, "leaders,link\n", "leaders,link,locale\n")
        replace(project, GROUPS, "e/hill\n", "e/hill,en\n")
    replace(project, CAMPAIGN, "groups: all", "groups: all\nrecipe: small\nskip: [10-warmup]")
    commit(project)
    replace(project, CAMPAIGN, "2026-12-13", "2026-12-12")
    told = kits(project, "diff", now=SENT).stdout
    stem = "content/campaigns/drive/messages/20-launch-again"
    asked = [f"and into {stem}.md:", *(f"and into {stem}.{code}.md:" for code in written)]
    assert [line for line in told.splitlines() if line.startswith("and into ")] == asked


def paste(project: Path, told: str) -> None:
    """Does what is told, to the letter."""
    item = told.split("campaign.md:\n\n")[1].partition("\n\nand into ")[0]
    replace(project, CAMPAIGN, "groups: all\n", f"groups: all\n{item}\n")
    for part in told.partition("\n\ntouched:")[0].split("\n\nand into ")[1:]:
        path, _, text = part.partition(":\n\n")
        (project / path).write_text(f"{text}\n")


def test_what_is_offered_stands_as_the_other_changes_do(project: Path) -> None:
    before = "changes:\n- {id: first, at: 2026-12-01, what: Bring a friend}\n"
    replace(project, CAMPAIGN, "groups: all\n", f"groups: all\n{before}")
    commit(project)
    replace(project, GROUPS, "hill,Hill,", "hill,Hilltop,")
    replace(project, LAUNCH, "Ask {{ leader }}.", "{% if group.id == 'hill' %}Come.{% endif %}")
    replace(project, LAUNCH, "{% if", "Ask {{ leader }}.\n{% if")
    told = kits(project, "diff", now=SENT).stdout
    assert "campaign.md below the changes that are there:\n\n- id: 10-launch-again\n  at: " in told
    assert "\n  groups: [hill]\n" in told


def test_public_pages_are_told_too(project: Path) -> None:
    pages = project / "content/pages"
    pages.mkdir()
    for name in ("about", "join"):
        (pages / f"{name}.md").write_text(f"# {name.title()}\n\nWrite to old@in.example.\n")
    commit(project)
    for name in ("about", "join"):
        (pages / f"{name}.md").write_text(f"# {name.title()}\n\nWrite to new@in.example.\n")
    (pages / "more.md").write_text("# More\n")
    assert kits(project, "diff").stdout == (
        "public site · about/, join/: another text\n"
        "    - Write to old@in.example.\n"
        "    + Write to new@in.example.\n"
        "\n"
        "public site · more/: new\n"
        "\n"
        "touched: 0 texts, 0 groups, 0 leaders, 3 public pages\n"
    )


def test_a_text_to_the_hq_group_that_was_sent_is_corrected_by_whoever_sent_it(
    project: Path,
) -> None:
    replace(project, GROUPS, "leaders,link\n", "leaders,link,kind\nhq,HQ,wechat,ada,,hq\n")
    path = project / LAUNCH.replace("10-launch", "05-hq")
    path.write_text("---\ntitle: HQ\nsend: starts 07:00\nto: hq\n---\nGo.\n")
    commit(project)
    path.write_text(path.read_text().replace("Go.", "Go now."))
    told = kits(project, "diff", now=SENT).stdout
    assert "drive 05-hq · HQ: another text · already sent · hq" in told
    assert "so write into" not in told


@pytest.mark.parametrize(
    ("recipe", "begins"),
    [
        ("small", "One thing in what we posted was not right, sorry. This is what holds:"),
        (None, "Something that we posted was not right, sorry. Please take this instead:"),
    ],
)
def test_a_correction_begins_as_the_recipe_says(
    project: Path, recipe: str | None, begins: str
) -> None:
    replace(project, LAUNCH, "Ask {{ leader }}.", "{% if group.page %}{{ group.page }}{% endif %}")
    if recipe:
        (project / LAUNCH).unlink()
        replace(project, CAMPAIGN, "groups: all", f"groups: all\nrecipe: {recipe}")
    commit(project)
    replace(project, CAMPAIGN, "2026-12-13", "2026-12-12")
    if not recipe:
        replace(project, LAUNCH, "Bring a book", "Bring two books")
    told = kits(project, "diff", now=SENT).stdout
    assert f"\n---\n{begins}\n\n" in told


def test_a_correction_of_a_recipes_text_asks_for_no_site(project: Path) -> None:
    (project / LAUNCH).unlink()
    replace(project, CAMPAIGN, "groups: all", "groups: all\nrecipe: small")
    commit(project)
    replace(project, CAMPAIGN, "2026-12-13", "2026-12-12")
    told = kits(project, "diff", now=SENT).stdout
    assert "{{ campaign.page }}" in told or "{{ group.page }}" in told
    before = kits(project, "check", "--format", "concise", now=SENT).stdout
    paste(project, told)
    after = kits(project, "check", "--format", "concise", now=SENT).stdout
    assert "missing-urls" not in before + after
