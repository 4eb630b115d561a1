"""What comes with the package: recipes, and what groups are told of badges and of a stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from kits.model.messages import Message
from kits.model.occasions import Occasion
from kits.model.runs import Playbook
from kits.model.shouts import SHOUT
from kits.schema.occasions import read_occasions
from kits.schema.recipes import load_built_in
from kits.source import content
from kits.source.trees import FolderTree


class BuiltIn(Mapping[str, Playbook]):
    """The recipes that come with the package, each read when it is asked for."""

    def __init__(self) -> None:
        folders = _folder("recipes").iterdir()
        self._ids = sorted(one.name for one in folders if (one / "recipe.md").is_file())
        self._read: dict[str, Playbook] = {}

    def __getitem__(self, id: str) -> Playbook:
        if id not in self._ids:
            raise KeyError(id)
        if id not in self._read:
            self._read |= _read("recipes", id)
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@cache
def built_in() -> Mapping[str, Playbook]:
    """The recipes that come with the package."""
    return BuiltIn()


@cache
def shout_out() -> Message:
    """What a group is told of a badge, in the package's languages."""
    return _read("occasions")[SHOUT].messages[SHOUT]


@cache
def stop() -> Mapping[str, Message]:
    """What groups and their leaders are told of a campaign that was stopped."""
    return _read("occasions")["stop"].messages


@cache
def occasions() -> Mapping[str, Occasion]:
    """The texts to one person, in the package's languages."""
    files_of, found = content.read_occasions(FolderTree(_folder("occasions"), ""))
    read = read_occasions(files_of, found)
    assert not found, f"built-in occasions are broken: {found}"
    return read


def _read(folder: str, id: str | None = None) -> dict[str, Playbook]:
    """A folder of the package, or what is called so in it.

    A mistake in it is a bug of ours (`AssertionError`).
    """
    recipes, found = content.read_recipes(FolderTree(_folder(folder), ""), id)
    assert not found, f"built-in {folder} are broken: {found}"
    return load_built_in(recipes)


def _folder(name: str) -> Path:
    return Path(str(files("kits") / name))
