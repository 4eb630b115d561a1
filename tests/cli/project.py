"""A small project on disk, and the command run in it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from kits.cli import main

NOW = "2026-12-02T12:00:00+08:00"
FILES = {
    "mkdocs.yml": """\
site_name: Harbour Readers
docs_dir: content/pages
site_dir: site/public
theme: {name: material}
plugins: [search, kits]
""",
    "content/community.yml": """\
name: Harbour Readers
locale: en
timezone: Europe/London
""",
    "content/groups/groups.csv": """\
id,name,channels,leaders,link
harbour,Harbour,wechat,ada,https://chat.example/harbour
hill,Hill,wechat;email,bo,https://chat.example/hill
""",
    "content/people/people.csv": """\
id,name,role,credit
ada,Ada,user,name
bo,Bo,user,name
kim,Kim,staff,none
""",
    "content/campaigns/drive/campaign.md": """\
---
title: Book drive
kind: dispatch
state: ready
operator: kim
announcer: ada
starts: 2026-12-07
ends: 2026-12-13
groups: all
---
Bring a book.
""",
    "content/campaigns/drive/messages/10-launch.md": """\
---
title: Launch
send: starts 08:00
---
Bring a book, {{ group.name }}.
Ask {{ leader }}.
""",
}


def small_project(folder: Path) -> Path:
    """A community of two groups and one campaign, without a mistake."""
    for path, text in FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def kits(project: Path, *arguments: str, now: str | None = NOW) -> Result:
    """The command, run in a project at a fixed moment."""
    moment = ("--now", now) if now else ()
    return CliRunner().invoke(main, ["-C", str(project), *moment, *arguments])
