"""A flaw of a campaign, written where it is known; and the note that told of it, as answered."""

from __future__ import annotations

from datetime import datetime

from kits.edit.events import new_rows
from kits.source.fact_edits import FactsText
from kits.source.lines import quoted
from kits.texts.telling import became


def new_flaw(
    path: str, data: bytes, facts: dict[str, str], told_by: tuple[str, str] | None, now: datetime
) -> dict[str, bytes]:
    """The campaign with one more flaw, and the answer to the note of a group on a message.

    `facts` are those of the flaw, its `id` among them; `told_by` is `group` and
    `campaign/message`. Raises `ValueError` where the flaws stand in a form that cannot be added to.
    """
    text = FactsText.read(path, data)
    assert text is not None, "the campaign was read before"
    lines = {key: " ".join(value.split()) for key, value in facts.items()}
    item = ", ".join(f"{key}: {quoted(line)}" for key, line in lines.items() if line)
    files = {path: text.edited(text.listed("flaws", [f"{{{item}}}"], after="title"))}
    if told_by:
        group, message = told_by
        what = became(facts["id"])
        row = {"group": group, "message": message, "day": f"{now:%Y-%m-%d %H:%M}", "what": what}
        files |= new_rows("answers", [row], now.date())
    return files
