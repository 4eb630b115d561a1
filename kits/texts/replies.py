"""What leaders answer in the HQ group once a text is posted: a line that bears a code."""

from __future__ import annotations

import re
from dataclasses import replace

from kits.locale import Tongue, catalogue
from kits.model.codes import written
from kits.model.kits import Reply
from kits.model.sentinels import ASK_CLOSE, ASK_OPEN

BETWEEN = " · "
"""Between the parts of the line."""
ASKED = re.compile(f"{ASK_OPEN}([^{ASK_CLOSE}]*){ASK_CLOSE}")
"""A question, where its answer will stand."""


def readable(report: str) -> str:
    """A report that nobody answers on a page: its question is a part of it."""
    return ASKED.sub(r"\1", report)


def refusals(locale: Tongue) -> tuple[str, str]:
    """What a line says in place of its report: not today, and that is right; a hand is wanted."""
    _ = catalogue(locale).gettext
    return _("not today"), _("cannot post")


def reply(report: str, group: str, locale: Tongue, named: str, version: str) -> Reply:
    """The three lines of a message in a group; `report`, in their words, may ask one thing."""
    code = written(named, version)
    before, question, after = ASKED.split(report) if ASKED.search(report) else (report, None, "")
    unanswered = re.sub(" +", " ", before + after).strip() if question else report
    posted, skipped, cannot = (
        BETWEEN.join(filter(None, (said, group, code))) for said in (unanswered, *refusals(locale))
    )
    made = Reply(posted=posted, skipped=skipped, cannot=cannot, code=code)
    if question is None:
        return made
    behind = BETWEEN.join((after, group, code))
    return replace(made, question=question, before=before, behind=behind)
