"""What is wrong with a value, in words, and the remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from kits.model.findings import Words, say
from kits.model.places import Step


def mistake(
    rule: str, words: Words, hint: Words, *steps: Step, parts: tuple[str, ...] = ()
) -> PydanticCustomError:
    """A mistake in a value: the id of its rule, what is wrong, and the remedy.

    `steps` lead from the value to the part of it that is wrong; `parts` are the values that were
    written as one, where a list may stand.
    """
    context = {"words": words, "hint": hint, "steps": steps, "parts": parts}
    return PydanticCustomError(rule, "{words}", context)


def expect_text(value: Any, what: Words) -> str:
    """The value, where it is a text; `what` names what is wanted."""
    if isinstance(value, str):
        return value
    raise mistake(
        "wrong-type",
        say("expected {what}, found {found}", what=what, found=kind_of(value)),
        say("write {what} here", what=what),
    )


def kind_of(value: Any) -> Words:
    """What an operator would call a value of the wrong type."""
    if isinstance(value, Mapping):
        return say("a block of keys")
    return say("a list") if isinstance(value, (list, tuple)) else say("a text")
