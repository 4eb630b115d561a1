"""One value of a milestone or task of a campaign: written in its file, and no other byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from kits.source.edits import Edit
from kits.source.fact_edits import FactsText
from kits.source.nodes import Facts, Listing, Node, Scalar

TASKS = "tasks"
_ORDER = ("until", "due", "people", "owner", "needs", "credit", "what")
"""Below the first of these that is given stands what is new."""


def with_day(path: str, data: bytes, listed: str, place: int, day: str) -> bytes:
    """The file of a campaign in which an item of a list is done since a day.

    `place` is 0 for the first. Raises `ValueError` where it is written in a form that cannot be
    added to.
    """

    def done(item: FactsText, after: str) -> Iterable[Edit]:
        yield item.put("done", day, after=after)

    return _with(path, data, partial(_item, listed=listed, place=place), done, "done", day)


def with_done(path: str, data: bytes, facts: Mapping[str, str], day: str) -> bytes:
    """The file of a team with one more task, which is done since a day; else likewise.

    `facts` are those of the task in their order, its `id` among them.
    """
    text = FactsText.read(path, data)
    assert text is not None, "the team was read from it"
    item = ", ".join(f"{key}: {value}" for key, value in facts.items())
    return text.edited(text.listed(TASKS, [f"{{{item}, done: {day}}}"], after="kind"))


def with_taker(path: str, data: bytes, place: int, person: str) -> bytes:
    """The file of a campaign in which somebody, by id, takes a task as well; else likewise."""

    def taken(item: FactsText, after: str) -> Iterable[Edit]:
        return item.added("taken_by", [person], after=after)

    return _with(path, data, partial(_item, listed=TASKS, place=place), taken, "taken_by", person)


def _with(
    path: str,
    data: bytes,
    found: Callable[[FactsText], Facts],
    edits: Callable[[FactsText, str], Iterable[Edit]],
    key: str,
    last: str,
) -> bytes:
    """What edits make of an item, whose key then holds a text, or a list that ends with it."""
    before = FactsText.read(path, data)
    assert before is not None, "the campaign was read from it"
    item = found(before)
    after = next(each for each in _ORDER if each in item.entries)
    edited = before.edited(list(edits(before.within(item), after)))
    again = FactsText.read(path, edited)
    if again is None or _last(found(again).get(key)) != last:
        raise ValueError("what stands there cannot be added to")
    return edited


def _item(text: FactsText, listed: str, place: int) -> Facts:
    items = text.facts.get(listed)
    item: Node | None = items.items[place] if isinstance(items, Listing) else items
    assert isinstance(item, Facts), "the item was read from it"
    return item


def _last(node: Node | None) -> str | None:
    value = node.items[-1] if isinstance(node, Listing) and node.items else node
    return value.text if isinstance(value, Scalar) else None
