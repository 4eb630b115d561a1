"""The plugin that the handbook shows, installed from its page and used as the page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kits
from tests.cli.project import FILES, NOW
from tests.handbook.walk import Block, agrees, commands, steps_of
from tests.plugins.installed import install
from tests.render.pages import read_html

pytestmark = pytest.mark.long

PAGES = Path(kits.__file__).parent / "handbook/operators"
BLOCKS = [
    part for part in steps_of((PAGES / "plugins.md").read_text("utf-8")) if isinstance(part, Block)
]
SHOWN = {block.path: "\n".join(block.lines) + "\n" for block in BLOCKS if block.path}
PACKAGE = "our-kits/"
RUN = "from kits.cli import main; main()"
OTHERWISE = {"content/people/people.csv": FILES["content/people/people.csv"]}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the page writes, with the package installed beside it."""
    folder = tmp_path_factory.mktemp("harbour")
    modules = {path.removeprefix(PACKAGE): text for path, text in SHOWN.items() if path}
    install(
        folder / "site-packages",
        modules["pyproject.toml"],
        {path: text for path, text in modules.items() if path.startswith("our_kits/")},
    )
    for path, text in {**FILES, **SHOWN, **OTHERWISE}.items():
        if path and not path.startswith(PACKAGE):
            target = folder / "readers" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return folder / "readers"


def ran(project: Path, *arguments: str) -> str:
    """What the command prints, in a Python that has the package."""
    looks = [str(project.parent / "site-packages"), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-c", RUN, "-C", str(project), "--now", NOW, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, looks)), "LANG": "en_GB"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_both_pages_show_the_same_files_and_commands() -> None:
    chinese = steps_of((PAGES / "plugins.zh.md").read_text("utf-8"))
    blocks = [part for part in chinese if isinstance(part, Block)]
    assert [(b.path, b.language, b.lines) for b in blocks] == [
        (b.path, b.language, b.lines) for b in BLOCKS
    ]


def test_each_command_prints_what_the_page_shows(project: Path) -> None:
    (console,) = (block for block in BLOCKS if block.language == "console")
    steps = list(commands(console))
    assert len(steps) == 4
    for step in steps:
        printed = ran(project, *step.command.split()[1:]).strip("\n").split("\n")
        assert agrees(step.shown, tuple(line.rstrip() for line in printed)), printed


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    printed = ran(project, "build")
    assert (project / "site/public").is_dir(), printed
    return project / "site"


def test_its_page_stands_for_leaders_and_operators_and_not_in_public(site: Path) -> None:
    trees = [
        tree for tree in ("public", "leaders", "operators") if (site / tree / "cities").exists()
    ]
    assert trees == ["leaders", "operators"]
    page = read_html((site / "leaders/cities/index.html").read_text("utf-8"))
    assert [item.text for item in page.iter("li") if "Bristol" in (item.text or "")] == [
        "Harbour''s: Bristol"
    ]
    public = (path for path in (site / "public").rglob("*") if path.is_file())
    assert not [path for path in public if b"Bristol" in path.read_bytes()]


def test_its_channel_is_in_the_kit_and_shown_on_its_page(site: Path) -> None:
    kit = site / "leaders/g/harbour/drive"
    (message,) = json.loads((kit / "kit.json").read_text("utf-8"))["messages"]
    text = message["texts"]["wiki"]
    assert text["text"] == "Bring a book, '''Harbour’’s'''."
    assert (text["unit"], text["limit"]) == ("characters", 4000)
    page = read_html((kit / "index.html").read_text("utf-8"))
    (look,) = page.xpath('//details[@class="look"]')
    assert [bold.text for bold in look.iter("b")] == ["Harbour’’s"]


def test_who_is_spoken_to_in_its_language_finds_it_on_their_page(site: Path) -> None:
    def buttons(group: str) -> tuple[str | None, set[str | None]]:
        page = read_html((site / f"leaders/g/{group}/drive/index.html").read_text("utf-8"))
        return page.get("lang"), {each.text for each in page.iter("button")}

    (welsh, pressed), (english, otherwise) = buttons("quay"), buttons("harbour")
    assert (welsh, english) == ("cy", "en")
    assert "Copïo" in pressed - otherwise
    assert "Copy" in otherwise - pressed
    assert pressed & otherwise, "what it lacks is said in English"


def test_operators_read_of_its_rule_and_its_channel(site: Path) -> None:
    ops = site / "operators/ops"
    assert (ops / "handbook/rules/shouting-title/index.html").is_file()
    assert "Town wiki" in (ops / "handbook/channels/index.html").read_text("utf-8")
    assert "shouting-title" in (ops / "findings/index.html").read_text("utf-8")


def test_a_waiver_silences_it_by_its_id(project: Path) -> None:
    table = project / "content/waivers.csv"
    table.write_text("record,rule,reason\ncampaigns/drive,shouting-title,We like it.\n", "utf-8")
    assert ran(project, "check") == ""
    table.unlink()


def test_without_its_name_it_does_nothing(project: Path) -> None:
    settings = project / "content/community.yml"
    named = settings.read_text("utf-8")
    settings.write_text(named.replace("plugins: [ours]\n", ""), "utf-8")
    printed = ran(project, "check")
    settings.write_text(named, "utf-8")
    assert re.findall(r"\w+\[([\w-]+)\]", printed) == ["unknown-channel"] * 2
