from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kits
from kits.model.addresses import OURS, Address, Addresses

PACKAGE = Path(kits.__file__).parent
ROOT = "https://example.org/site/"

STEP = st.sampled_from(["a", "b", "c", "x.y"])
FOLDERS = st.lists(STEP, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))
ADDRESSES = st.builds(lambda folder, name: Address(folder + name), FOLDERS, st.just("") | STEP)


@given(ADDRESSES, ADDRESSES)
def test_every_way_leads_there(here: Address, there: Address) -> None:
    for way in (here.near(there), here.to(there)):
        assert urljoin(here.at(ROOT), way or ".") == there.at(ROOT)


@given(ADDRESSES, ADDRESSES)
def test_no_way_is_shorter_than_the_near_one(here: Address, there: Address) -> None:
    assert here.near(there).count("/") <= max(here.to(there).count("/"), 1)


@given(FOLDERS, st.lists(STEP, min_size=1, max_size=3))
def test_what_is_below_a_page_is_within_it(folder: str, steps: list[str]) -> None:
    page = below = Address(folder)
    for step in steps:
        below /= step
    assert page.beside(below.within(page)) == below
    assert below.name == steps[-1]


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("index.md", "index.html"),
        ("README.md", "index.html"),
        ("people.md", "people/index.html"),
        ("people/index.zh.md", "people/index.zh/index.html"),
    ],
)
def test_a_page_is_a_folder(source: str, file: str) -> None:
    assert Address.of(source).file == file


def test_a_page_and_the_markdown_that_it_is_made_of_are_one_address() -> None:
    for page in (Addresses.home, Addresses.wall, Addresses.lesson("leaders", "01-first-week")):
        assert Address.of(page.source.path) == page


def test_groups_and_leaders_may_bear_another_name_than_their_id() -> None:
    plain = Addresses()
    named = Addresses(group_folders={"xian": "k3y"}, leader_folders={"mira": "t0ken"})
    assert (plain.group("xian").path, named.group("xian").path) == ("g/xian/", "g/k3y/")
    with pytest.raises(KeyError):  # and never stand under their id because one was forgotten
        named.group("berlin")
    assert named.calendar("xian").path == "g/k3y/calendar.ics"
    assert named.kit("xian", "drive").path == "g/k3y/drive/"
    assert (plain.leader("mira").path, named.leader("mira").path) == ("l/mira/", "l/t0ken/")


def test_every_address_stands_where_content_may_not() -> None:
    for name, one in vars(Addresses).items():
        if isinstance(one, Address) and one.path.endswith("/"):
            assert one.path.partition("/")[0] in OURS, name


# A second list: whoever names a folder of a tree asks the one place that knows it.

FOLDER = re.compile(rf"""(?:\A|["'(]|\.\./)/?({"|".join(OURS)})/""")
IN_TEMPLATE = re.compile(
    rf"""(?:href|src|data-[a-z-]+)="[^"]*?(?:(?<=")|(?<=/)|(?<=\}}\}}))(?:{"|".join(OURS)})/"""
)
IN_SCRIPT = re.compile(rf"""["'`](?:\.\./)*/?(?:{"|".join(OURS)})/""")
CONTENT = ("source", "edit", "schema", "rules/misplaced.py")
"""What reads and writes content, whose folders bear some of these names."""
OTHERS = {
    "model/waiting.py": ["people", "campaigns"],
    "render/seeing.py": ["training"],
    "render/sheets.py": ["wall"],
    "rules/checking.py": ["campaigns"],
    "rules/naming.py": ["people"],
    "rules/inner_references.py": ["training"],
    "rules/waiving.py": ["campaigns"],
}
"""Names of records (`campaigns/drive`), as waivers write them, of files of content, and a folder of
templates."""
PLACED = {"hosts/overrides/main.html": ["'assets/kits/pages.css'"]}
"""A style that lies in the folder of its address, since a theme takes it from there."""


def _written(path: Path) -> Iterator[str]:
    """The texts in a module's code, without its docstrings; of an f-string each fixed part."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def _is_in_package(text: str) -> bool:
    """Whether it is a file of ours that templates and assets are made of."""
    render = PACKAGE / "render"
    return any((render / folder / text).is_file() for folder in ("", "templates", "assets"))


def test_no_module_but_one_names_a_folder_of_a_tree() -> None:
    found: dict[str, list[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if name != "model/addresses.py" and not name.startswith(CONTENT):
            for text in _written(path):
                if (named := FOLDER.search(text)) and not _is_in_package(text):
                    found.setdefault(name, []).append(named[1])
    assert found == OTHERS


@pytest.mark.parametrize("kind", ["html", "md", "js"])
def test_no_template_and_no_script_names_one(kind: str) -> None:
    pattern = IN_SCRIPT if kind == "js" else IN_TEMPLATE
    for folder in ("render/templates", "render/assets", "hosts"):
        for path in (PACKAGE / folder).rglob(f"*.{kind}"):
            text = path.read_text(encoding="utf-8")
            for allowed in PLACED.get(path.relative_to(PACKAGE).as_posix(), []):
                text = text.replace(allowed, "")
            assert pattern.search(text) is None, path
