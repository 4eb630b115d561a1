"""What comes with the package: its recipes, and what a group is told of a badge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from kits.model.community import Playbook
from kits.model.messages import Message
from kits.model.shouts import SHOUT
from kits.schema.recipes import load_built_in
from kits.source.content import read_recipes
from kits.source.trees import FolderTree


@cache
def built_in() -> Mapping[str, Playbook]:
    """The recipes that come with the package."""
    return _read("recipes")


@cache
def shout_out() -> Message:
    """What a group is told of a badge, in the package's languages."""
    return _read("occasions")[SHOUT].messages[SHOUT]


def _read(folder: str) -> Mapping[str, Playbook]:
    """A folder of the package; a mistake in it is a bug of ours (`AssertionError`)."""
    recipes, found = read_recipes(FolderTree(Path(str(files("kits") / folder)), ""))
    assert not found, f"built-in {folder} are broken: {found}"
    return load_built_in(recipes)
