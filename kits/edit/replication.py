"""One campaign becomes another: copied with all its days moved, and without what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from kits.edit.moving import Moving
from kits.model.moments import UnreadableMoment, read_point
from kits.source.documents import read_document
from kits.source.edits import Edit, Original
from kits.source.fact_edits import FactsText
from kits.source.names import stem_and_locale
from kits.source.nodes import Facts, leaves, values
from kits.source.table_edits import TableText
from kits.source.trees import FileTree

CAMPAIGNS = "content/campaigns/"
T = TypeVar("T", bound=Original)
NOTHING: Mapping[str, str] = MappingProxyType({})


def campaign_files(tree: FileTree, id: str) -> dict[str, bytes]:
    """All files of a campaign, by path: its folder, or its file with the translations."""
    own = CAMPAIGNS + id
    return {
        path: tree.read(path)
        for path in tree.paths()
        if path.startswith(f"{own}/") or (path.endswith(".md") and stem_and_locale(path)[0] == own)
    }


def replicated(
    files: Mapping[str, bytes],
    old: str,
    new: str,
    starts: date,
    *,
    heeded: str = "",
    given: Mapping[str, str] = NOTHING,
) -> dict[str, bytes]:
    """The files of a campaign `new` that is `old` once more, beginning on another day.

    `heeded` are the lines that list what was learned since (`kits.edit.heeding`); `given` is what
    the copy says under a key in the place of its original, in every language.

    The copy is a draft that names what it was copied from. Every day in its facts and tables is
    moved by as much as its first one. Gone are the changes with the messages that told of them,
    credits, winners, the days on which something was done, and the recap. Days in running text
    stay as they are, and so do links and private notes: they are to be decided anew.

    `files` are those of `campaign_files`, of a campaign that could be read and has a first day;
    otherwise `ValueError`. `new` is a slug that no campaign bears: the caller has seen to both.
    """
    moving = replace(_moving(files, old, new, starts), heeded=heeded, given=given)
    copies = {}
    for path, data in files.items():
        copy = _copied(moving, path, path.removeprefix(CAMPAIGNS + old).removeprefix("/"), data)
        if copy is not None:
            copies[CAMPAIGNS + new + path.removeprefix(CAMPAIGNS + old)] = copy
    return copies


def _copied(moving: Moving, path: str, name: str, data: bytes) -> bytes | None:
    """What becomes of a file; None for one that is not copied."""
    if name == "messages.csv":
        return _edited(TableText.read(path, data), moving.message_table, data)
    if name == "groups.csv":
        return _edited(TableText.read(path, data), moving.group_table, data)
    if not path.endswith(".md"):
        return data
    stem, locale = stem_and_locale(path)
    folder, _, last = stem.removeprefix(CAMPAIGNS + moving.old).removeprefix("/").rpartition("/")
    if folder == "messages":
        is_gone = last in moving.corrections
        return None if is_gone else _edited(FactsText.read(path, data), moving.message, data)
    if folder or last not in ("", "campaign", "recap"):
        return data
    if last == "recap":
        return None
    change = moving.translation if locale else moving.campaign
    return _edited(FactsText.read(path, data), change, data)


def _edited(text: T | None, change: Callable[[T], Iterable[Edit]], data: bytes) -> bytes:
    """The file after a change; one that cannot be read stays as it is, for the check to find."""
    return data if text is None else text.edited(change(text))


def _moving(files: Mapping[str, bytes], old: str, new: str, starts: date) -> Moving:
    paths = (f"{CAMPAIGNS}{old}/campaign.md", f"{CAMPAIGNS}{old}.md")
    path = next((path for path in paths if path in files), None)
    document = read_document(path, files[path])[0] if path else None
    if document is None:
        raise ValueError(f'campaign "{old}" cannot be read')
    dates = document.facts.get("dates")
    told = (
        leaf for value in values(document.facts, "changes", "message") for leaf in leaves(value)
    )
    return Moving(
        old=old,
        new=new,
        by=starts - _first_day(document.facts, old),
        dates=tuple(dates.entries) if isinstance(dates, Facts) else (),
        corrections=frozenset(scalar.text for scalar in told if scalar.text),
    )


def _first_day(facts: Facts, id: str) -> date:
    try:
        day = read_point(facts.text("starts") or "").day
    except UnreadableMoment:
        day = None
    if day is None:
        raise ValueError(f'campaign "{id}" has no first day')
    return day
