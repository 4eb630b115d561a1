"""A channel is declared once: no other code knows it by its id, or a dialect by its name."""

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kits
from kits.channels.articles import PAGES
from kits.channels.channel import CHANNELS
from kits.channels.dialects import DIALECTS
from kits.channels.units import UNITS

KITS = Path(kits.__file__).parent
NAMES = {*CHANNELS, *(dialect.name for dialect in DIALECTS)}
ELSEWHERE = {
    "channels/posts.py": {"x"},  # a letter
    "channels/pages.py": {"x"},
    "channels/urls.py": {"x"},
    "render/extras/written.py": {"x"},
    "rules/links.py": {"x"},
    "source/drawings.py": {"x", "line"},  # of a drawing
    "render/sanitising.py": {"x", "line", "sms"},  # of a drawing, and a scheme
    "report/__init__.py": {"github"},  # forms of findings
    "report/github.py": {"line"},
    "render/ops/uploading.py": {"github"},  # a git host
    "cli/noting.py": {"teams"},  # of people
    "model/addresses.py": {"teams"},
    "render/teams.py": {"teams"},
    "rules/ladder.py": {"teams"},
    "schema/loading.py": {"teams"},
    "report/json.py": {"line"},
    "report/sarif.py": {"markdown"},
    "rules/misplaced.py": {"markdown"},  # the end of a file's name
    "model/reading/plain.py": {"plain"},  # an attribute
    "source/nodes.py": {"plain"},
    "model/messages.py": {"teams"},  # whom a message is to
    "render/handbook/recipes.py": {"teams"},
    "rules/nobody.py": {"teams"},
    "texts/composing.py": {"teams"},
    "texts/letters.py": {"teams"},
}
"""Words that mean something else there."""


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts in a file, but for docstrings, declarations of a `name`, and examples in words."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and "name" in map(ast.unparse, node.targets):
            continue
        if isinstance(node, ast.keyword) and node.arg == "example":
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from literals(node)


def test_no_code_lists_channels_or_dialects_a_second_time() -> None:
    found = {}
    for path in KITS.rglob("*.py"):
        named = NAMES.intersection(literals(ast.parse(path.read_text(encoding="utf-8"))))
        if named:
            found[path.relative_to(KITS).as_posix()] = named
    assert found == ELSEWHERE


def test_no_script_or_template_knows_a_channel() -> None:
    quoted = re.compile(rf"""["'`]({"|".join(NAMES - {"x", "line"})})["'`]""")
    files = (KITS / "render").rglob("*")
    texts = [path for path in files if path.suffix in (".js", ".html", ".md", ".css")]
    assert len(texts) > 50
    found = [path.name for path in texts if quoted.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_what_is_built_in_is_named_once_and_used() -> None:
    channels = CHANNELS.values()
    limits = [limit for channel in channels for limit in channel.limits]
    for kind, used in (
        (DIALECTS, {channel.dialect for channel in channels}),
        (PAGES, {channel.html for channel in channels if channel.html}),
        (UNITS, {limit.unit for limit in limits}),
    ):
        assert len({each.name for each in kind}) == len(kind)
        assert set(kind) == used


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
def test_a_channel_is_plain_data(channel: object) -> None:
    assert pickle.loads(pickle.dumps(channel)) == channel
