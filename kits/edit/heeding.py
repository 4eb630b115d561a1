"""What earlier campaigns learned, as an open list in the next one."""

from __future__ import annotations

from collections.abc import Sequence

from kits.edit.filling import language_of
from kits.source.fact_edits import written

_TODO = {
    "en": "TODO how this campaign heeds it, or write refused and why it does not",
    "zh": "TODO 这次怎么做到，或者改写 refused，说明为什么不照做",
}


def heeded(learned: Sequence[str], locale: str) -> str:
    """The key `heeded` with an open item for each lesson; empty where nothing was learned."""
    if not learned:
        return ""
    todo = written(_TODO[language_of(locale)])
    items = "\n".join(f"  - what: {written(what)}\n    how: {todo}" for what in learned)
    return f"heeded:\n{items}"
