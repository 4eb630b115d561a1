"""What README shows is what stands in `content/`, and what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

from tests.reference import PROJECT, copied, rows, run

README = (PROJECT / "README.md").read_text(encoding="utf-8")
WINTER = PROJECT / "content/campaigns/winter-night"


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def words(text: str) -> list[str]:
    """A text without the breaks that keep a column narrow."""
    return text.split()


def test_the_files_it_shows_stand_in_content() -> None:
    facts, *_ = blocks("yaml")
    campaign = (WINTER / "campaign.md").read_text(encoding="utf-8").splitlines()
    assert {line for line in facts.splitlines() if not line.startswith("#")} <= set(campaign)
    header, line = blocks("csv")[0].splitlines()
    row = rows(WINTER / "groups.csv", "group")["london"]
    shown = dict(zip(header.split(","), re.findall(r'"[^"]*"|[^,]+', line), strict=True))
    assert {key: value.strip('"') for key, value in shown.items()}.items() <= row.items()
    message = (WINTER / "messages/50-today.en.md").read_text(encoding="utf-8")
    _, shown_facts, shown_text = blocks("markdown")[0].split("---\n")
    _, facts, text = message.split("---\n")
    assert set(shown_facts.splitlines()) <= set(facts.splitlines())
    assert words(shown_text) == words(text)


def test_the_text_it_shows_is_what_the_leader_pastes() -> None:
    told = run(PROJECT, "show", "winter-night", "london", "50-today")
    assert words(blocks("text")[0]) == words(told.stdout)


def test_the_finding_it_shows_is_what_is_printed(tmp_path: Path) -> None:
    project = copied(tmp_path)
    path = project / "content/campaigns/winter-night/campaign.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("groups: listed", "groups: [harbni]"), encoding="utf-8")
    told = run(project, "check").stdout
    assert blocks("text")[1] in told


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"\]\(([\w./-]+)\)|src=\"([^\"]+)\"", README)
    paths = [link or picture for link, picture in named]
    assert len(paths) >= 6
    assert [path for path in paths if not (PROJECT / path).is_file()] == []
