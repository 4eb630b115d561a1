"""What the texts of a recipe say of whichever campaign follows it."""

from __future__ import annotations

from collections.abc import Iterable

from kits.model.messages import Message
from kits.texts.letters import Letter
from kits.texts.templates import read_template


def printed_by(messages: Iterable[Message]) -> frozenset[str] | None:
    """The parts of campaign and place that are asked for in texts to groups, by their names.

    None where there are no such texts.
    """
    found: set[str] | None = None
    for message in messages:
        if message.to == "groups" and not message.skip:
            template, _ = read_template(message.passage("text"), Letter(message).refused)
            fields = template.fields if template else ()
            asked = {field for name, field in fields if name in ("campaign", "here")}
            links = {"link" for name, _ in fields if name == "link"}
            found = (found or set()) | asked | links
    return None if found is None else frozenset(found)
