"""What a campaign gives, and who won it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain, count
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders, for_public
from kits.model.findings import Words, say
from kits.model.reading.mistakes import mistake
from kits.model.reading.plain import one_or_more
from kits.model.reading.slugs import SLUG
from kits.model.records import Part
from kits.model.several import parts_of
from kits.model.values import (
    Line,
    Short,
    Slug,
)


class Winner(Part):
    """Someone who won: a person, or a name with the consent it was given under."""

    person: Slug | None = for_leaders(None)
    """The person's id."""
    name: Line | None = for_leaders(None)
    """The name of someone who is not on the roster."""
    group: Slug | None = for_leaders(None)
    """Their group."""
    consent: Literal["name", "anonymous", "none"] = for_leaders("none")
    """How they agreed to be named; silence is no consent."""


def _winner(value: Any) -> Any:
    """A winner as a block; a text is the id of a person, since a name alone has no consent."""
    if not isinstance(value, str):
        return value
    if SLUG.fullmatch(value):
        return {"person": value}
    words = say('"{name}" is not the id of a person', name=value)
    ids = parts_of(value, lambda part: part if SLUG.fullmatch(part) else "")
    raise mistake("bad-slug", words, nobody_known(*parts_of(value, str) or (value,)), parts=ids)


def nobody_known(*names: str) -> Words:
    """The hint for winners who stand on no roster."""
    blocks = (f"{{name: {json.dumps(n, ensure_ascii=False)}, consent: none}}" for n in names)
    return say(
        "write the id of someone in content/people, or {blocks}; add group: and the id of their "
        "group, and write consent: name where they agreed to be named",
        blocks=", ".join(blocks),
    )


Winners = Annotated[
    tuple[Annotated[Winner, BeforeValidator(_winner), Short({"type": "string"})], ...],
    BeforeValidator(one_or_more),
    Short({"type": "string"}),
]


class Award(Part):
    """What can be won, by whom, and why."""

    id: Slug | None = for_public(None)
    """Names the award, for translations."""
    name: Line = for_public(text=True)
    """What it is called."""
    prize: Line | None = for_public(None, text=True)
    """What is given."""
    criteria: Line | None = for_public(None, text=True)
    """What decides."""
    settlement: Line | None = for_public(None, text=True)
    """When and how it is given."""
    why: Line | None = for_public(None, text=True)
    """Why these people deserve it."""
    winners: Winners = for_leaders(())
    """Who won; they are told once `results` are out, by their consent."""


def award_keys(awards: Sequence[Award]) -> tuple[str, ...]:
    """What each award is known by: its id, else its name, numbered where that is taken."""
    keys: list[str] = []
    taken = {award.id for award in awards}
    for award in awards:
        names = chain([award.name], (f"{award.name} ({number})" for number in count(2)))
        keys.append(award.id or next(name for name in names if name not in taken))
        taken.add(keys[-1])
    return tuple(keys)
