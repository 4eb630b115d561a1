"""What a host made is taken again only where the host would make it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kits.hosts.host import Rendered
from kits.hosts.keeping import Kept
from kits.hosts.making import Maker
from kits.hosts.mkdocs import MkDocs
from kits.hosts.remembering import Remembering
from kits.hosts.stage import Stage, write_stage
from kits.model.artifacts import Page
from tests.hosts.test_site import read

SETTINGS = """site_name: Lamplight
theme: {name: material, custom_dir: ours, font: false}
plugins: [search, kits]
markdown_extensions: [tables, toc: {permalink: true}]
"""


@dataclass
class Counted:
    """MkDocs, which counts how often it is asked."""

    host: MkDocs
    asked: list[str] = field(default_factory=list)
    name: str = "mkdocs"

    def render(self, stage: Stage, out: Path, site_url: str | None) -> Rendered:
        self.asked.append(stage.audience)
        return self.host.render(stage, out, site_url)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/main.html").write_text('{% extends "base.html" %}')
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return tmp_path


class Twice:
    """Renders a page, and again after something was changed."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.host = Counted(MkDocs(project))
        self._count = 0

    def render(
        self, body: str = "*one*", program: bytes = b"1", url: str | None = None
    ) -> dict[str, bytes]:
        self._count += 1
        folder = self.project / f"work{self._count}"
        kept = Kept(self.project / "kept")
        page = Page(path="index.md", title="Home", body=body)
        stage = write_stage(folder / "stage", "leaders", [page], Maker(self.project, kept))
        host = Remembering(self.host, self.project, program, kept)
        rendered = host.render(stage, folder / "out", url)
        assert rendered.folder == folder / "out"
        return read(rendered.folder)


def test_what_would_be_made_again_is_not(project: Path) -> None:
    twice = Twice(project)
    made = twice.render()
    assert twice.render() == made
    assert len(twice.host.asked) == 1
    assert b"<em>one</em>" in made["index.html"]


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edited(project: Path) -> None:
        text = (project / path).read_text()
        assert old in text
        (project / path).write_text(text.replace(old, new))

    return edited


@pytest.mark.parametrize(
    "change",
    [
        edit("mkdocs.yml", "font: false", "font: false, features: [navigation.top]"),
        edit("ours/main.html", "%}", "%}{# mine #}"),
        lambda project: (project / "ours/404.html").write_text("mine"),
    ],
    ids=["settings", "a template", "a new template"],
)
def test_what_the_host_is_told_counts(project: Path, change: Callable[[Path], None]) -> None:
    twice = Twice(project)
    twice.render()
    change(project)
    twice.render()
    assert len(twice.host.asked) == 2


def test_pages_program_and_address_count(project: Path) -> None:
    twice = Twice(project)
    made = [
        twice.render(),
        twice.render("*two*"),
        twice.render(url="https://lamp.example/"),
        twice.render(program=b"2"),
    ]
    assert len(twice.host.asked) == 4
    assert made[0] == made[3]
    assert b"<em>two</em>" in made[1]["index.html"]


@pytest.mark.parametrize(
    "change",
    [
        edit("mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:"),
        edit("mkdocs.yml", "[search, kits]", "[search, tags]"),
        edit("mkdocs.yml", "tables,", "pymdownx.snippets,"),
        edit("mkdocs.yml", "name: material", "name: mkdocs"),
        edit("mkdocs.yml", "Lamplight", "!ENV [LAMP, Lamplight]"),
        edit("mkdocs.yml", "site_name", "INHERIT: base.yml\nsite_name"),
        edit("ours/main.html", "%}", "%}{# build_date_utc #}"),
    ],
    ids=["hooks", "plugin", "extension", "theme", "variable", "inherited", "date"],
)
def test_what_may_hang_on_anything_else_is_not_kept(
    project: Path, change: Callable[[Path], None]
) -> None:
    change(project)
    (project / "hook.py").write_text("")
    (project / "base.yml").write_text("{}")
    twice = Twice(project)
    twice.render()
    assert not (project / "kept").exists()


def test_what_was_damaged_is_made_again(project: Path) -> None:
    twice = Twice(project)
    made = twice.render()
    (kept,) = (project / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert twice.render() == made
    assert len(twice.host.asked) == 2
