"""Every command that a hint, the week or the handbook names can be typed as it stands."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

import kits
from kits.cli import main

ROOT = Path(kits.__file__).parent
CONTEXT = click.Context(main)
SENTENCE = re.compile(
    r"\bkits ((?:new |wall |badges )?[a-z]+(?: (?:[A-Z][A-Z/]*|\{\w+\}|--?[a-z]*|…|asked|speaks))*)"
)
WRITTEN = re.compile(
    r"`kits ([^`\n]+)`|<code>kits ([^<]+)</code>|^\$? *kits ([a-z].*)$", re.MULTILINE
)
STANDS_FOR = {
    "I/N": "1/4",
    "…": "x",
    "FILE": "-",
    "~/Downloads/chat.txt": "-",
    ".all-contributorsrc": __file__,
    "figures.csv": __file__,
}
ASKED_IN_WORDS = {"new campaign", "new group"}
"""The hint goes on: with the id that it will have."""


def sayings(path: Path) -> Iterator[str]:
    """What a file of code says to people: in a hint, or as a command of its own."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "fail"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.JoinedStr):
                    yield "".join(_part(part) for part in inner.values)
                elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "{x}"


def whole(path: Path) -> Iterator[str]:
    """Commands that are a text of their own, as the week has them."""
    tree = ast.parse(path.read_text("utf-8"))
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in joined for part in node.values}
    plain = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = [str(node.value) for node in plain if id(node) not in parts]
    for text in ["".join(map(_part, node.values)) for node in joined] + texts:
        if text.startswith("kits ") and "\n" not in text:
            yield text.removeprefix("kits ")


def hinted() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        for text in sayings(path):
            yield from ((path.name, found[1]) for found in SENTENCE.finditer(text))
    for path in sorted((ROOT / "render").rglob("*.py")):
        yield from ((path.name, text) for text in whole(path))
    for path in sorted((ROOT / "render").rglob("*.html")):
        for said in re.findall(r'_\("([^"]*)"', path.read_text("utf-8")):
            yield from ((path.name, found[1]) for found in SENTENCE.finditer(said))


def written() -> Iterator[tuple[str, str]]:
    """Commands of the handbook and of the pages, without mere names of commands."""
    pages = ("handbook/**/*.md", "templates/**/*.md", "templates/**/*.html")
    for path in sorted(path for kind in pages for path in ROOT.rglob(kind)):
        plain = re.sub(r"\$?\{\{.*?\}\}", "1", path.read_text("utf-8"))
        for found in WRITTEN.finditer(plain):
            text = next(filter(None, found.groups()))
            if " -" in text or found[2] or found[3]:
                yield path.name, text


def argv(text: str, folder: Path) -> list[str]:
    words = shlex.split(re.sub(r" [>|&\\\\].*", "", text), comments=True)
    words = [{**STANDS_FOR, "parts": str(folder)}.get(word, word) for word in words]
    return [
        "2026-12-07" if before == "--starts" else word for before, word in pairwise(["", *words])
    ]


HINTED, WRITTEN_DOWN = sorted(set(hinted())), sorted(set(written()))


def test_what_is_named_is_found() -> None:
    hints = {text for _, text in HINTED}
    assert {"receipts FILE", "receipts -", "answered {id} --told"} <= hints
    assert {"checked {group}", "checked {x}", "handover {x} --to PERSON"} <= hints
    assert "forget --name N --group G" in {text for _, text in WRITTEN_DOWN}


@pytest.mark.parametrize(("where", "text"), [*HINTED, *WRITTEN_DOWN])
def test_a_command_can_be_typed_as_it_is_named(where: str, text: str, tmp_path: Path) -> None:
    words = argv(text, tmp_path)
    command = main.get_command(CONTEXT, words.pop(0))
    while isinstance(command, click.Group) and words:
        command = command.get_command(CONTEXT, words.pop(0))
    assert command, f"{where}: {text}"
    if text not in ASKED_IN_WORDS:
        command.make_context(text, words)
        assert text != "receipts", "on a terminal it asks for a file"
