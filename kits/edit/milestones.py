"""Milestones of a campaign that are done: one value of its file, and no other byte."""

from __future__ import annotations

from kits.source.fact_edits import FactsText
from kits.source.nodes import Facts, Listing, Node, Scalar

DONE = "done"


def with_day(path: str, data: bytes, place: int, day: str) -> bytes:
    """The file of a campaign whose milestone at a place, the first being 0, is done since a day.

    Raises `ValueError` where it is written in a form that cannot be added to.
    """
    text = FactsText.read(path, data)
    assert text is not None, "the campaign was read from it"
    step = _step(text, place)
    after = next(key for key in ("due", "owner", "what") if key in step.entries)
    edited = text.edited([text.within(step).put(DONE, day, after=after)])
    again = FactsText.read(path, edited)
    said = _step(again, place).get(DONE) if again else None
    if not isinstance(said, Scalar) or said.text != day:
        raise ValueError("the milestone cannot be added to")
    return edited


def _step(text: FactsText, place: int) -> Facts:
    listed = text.facts.get("milestones")
    step: Node | None = listed.items[place] if isinstance(listed, Listing) else listed
    assert isinstance(step, Facts), "the milestone was read from it"
    return step
