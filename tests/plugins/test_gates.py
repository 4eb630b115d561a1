"""What a plugin renders passes the gates that our own renderers pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.project import kits, small_project
from tests.plugins.installed import install, package

HEAD = """\
from kits.model.artifacts import File, Page
from kits.model.audiences import Audience
from kits.render.renderers import Renderers

def told(view):
    yield {made}

R = Renderers({shape})
"""
PUBLIC = "of_view=((Audience.PUBLIC, told),)"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = small_project(tmp_path / "readers")
    with (made / "content/community.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins: [ours]\n")
    (tmp_path / "site-packages").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    monkeypatch.delitem(sys.modules, "ours", raising=False)
    return made


def ours(project: Path, made: str, shape: str = PUBLIC) -> None:
    text = HEAD.format(made=made, shape=shape)
    install(project.parent / "site-packages", package("o", renderers="ours:R"), {"ours.py": text})


def test_two_files_cannot_have_one_path(project: Path) -> None:
    ours(project, 'File(path="wall.json", content=b"[]")')
    built = kits(project, "build", "--audience", "public")
    assert (built.exit_code, built.stderr.count("kits: ")) == (1, 1)
    assert '"wall.json" would be written over "wall.json"' in built.stderr
    assert not (project / "site/public").exists()


@pytest.mark.parametrize("path", ["../out.txt", "/etc/out.txt", "a/../../out.txt"])
def test_nothing_is_written_outside_of_the_tree(project: Path, path: str) -> None:
    ours(project, f'File(path="{path}", content=b"x")')
    built = kits(project, "build", "--audience", "public")
    assert (built.exit_code, f'"{path}" is not a plain relative path' in built.stderr) == (1, True)


def test_a_page_has_no_script(project: Path) -> None:
    body = "Hello. <script>steal()</script> <b onclick='steal()'>you</b>"
    ours(project, f'Page(path="hello.md", title="<i>Hi", body="""{body}""")')
    assert kits(project, "build", "--audience", "public").exit_code == 0
    page = (project / "site/public/hello/index.html").read_text("utf-8")
    assert "<b>you</b>" in page
    assert "steal()" not in page
    assert "&lt;i&gt;Hi" in page


def test_what_is_for_phones_stands_in_the_trees_of_leaders_and_operators(project: Path) -> None:
    shape = "phones_of_view=(told,)"
    ours(project, 'File(path="secret.txt", content=b"for leaders")', shape)
    assert kits(project, "build").exit_code == 0
    assert [path.parent.name for path in sorted((project / "site").glob("*/secret.txt"))] == [
        "leaders",
        "operators",
    ]


RULE = """\
from kits.model.findings import say, warning
from kits.rules.rule import Rules

def quiet(community):
    "A law."
    {does}

R = Rules(community=(quiet,))
"""
SAID = 'yield warning("{id}", community.settings.at("name"), say("x"), say("y"))'


@pytest.mark.parametrize(
    ("does", "problem"),
    [
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("return None", "TypeError: 'NoneType' object is not iterable"),
        ("yield 'x'", "ValueError: it gives 'x', which does not belong there"),
        (SAID.format(id="placeholder"), "ValueError: it gives Finding(rule='placeholder'"),
    ],
)
def test_a_rule_that_fails_or_speaks_for_another_is_told_in_words(
    project: Path, does: str, problem: str
) -> None:
    text = RULE.format(does=does)
    install(project.parent / "site-packages", package("o", rules="ours:R"), {"ours.py": text})
    for command in ("check", "build"):
        ran = kits(project, command)
        assert ran.exit_code == 1
        assert ran.stderr.startswith(f'kits: plugin "ours" failed in "quiet": {problem}')
        assert ran.stderr.endswith("  = hint: take it out of plugins, or tell whoever made it\n")


@pytest.mark.parametrize(
    ("made", "shape"),
    [
        ("view.nothing", PUBLIC),
        ('"wall.json"', PUBLIC),
        ('Page(path="a.md", title="A", body="")', "phones_of_view=(told,)"),
    ],
)
def test_a_renderer_that_fails_is_told_in_words(project: Path, made: str, shape: str) -> None:
    ours(project, made, shape)
    built = kits(project, "build")
    assert built.exit_code == 1
    assert built.stderr.startswith('kits: plugin "ours" failed in "told": ')
    assert not list(project.glob("site/*"))


def test_a_secret_that_is_asked_for_is_given_and_no_other(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OURS_KEY", "open")
    monkeypatch.setenv("THEIR_KEY", "closed")
    made = 'File(path="keys.txt", content=repr(dict(view.secrets)).encode())'
    ours(project, made, f'{PUBLIC}, secrets=("OURS_KEY",)')
    assert kits(project, "build", "--audience", "public").exit_code == 0
    assert (project / "site/public/keys.txt").read_text("utf-8") == "{'OURS_KEY': 'open'}"


def test_a_build_with_code_of_others_is_made_again(project: Path) -> None:
    text = project.parent / "number.txt"
    text.write_text("1", "utf-8")
    ours(project, f'File(path="n.txt", content=__import__("pathlib").Path("{text}").read_bytes())')
    for number in ("1", "2"):
        text.write_text(number, "utf-8")
        assert kits(project, "build", "--audience", "public").exit_code == 0
        assert (project / "site/public/n.txt").read_text("utf-8") == number


def test_what_signs_badges_is_not_read_where_nobody_signs(tmp_path: Path) -> None:
    made = small_project(tmp_path / "readers")
    asked = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from kits.cli.making import HOSTS; from kits.model.audiences import Audience\n"
        "from kits.pipeline import check, load; from kits.source.trees import FolderTree\n"
        "result = check(load(FolderTree(Path(sys.argv[1]))), datetime(2026, 12, 2, tzinfo=UTC))\n"
        "print(len(list(result.pages(Audience.PUBLIC))) > 3, 'openbadgeslib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, str(made)],
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "True False\n"
