"""What leaders answer in the HQ group once a text is posted: a line that bears a code."""

from __future__ import annotations

from kits.locale import Tongue, catalogue
from kits.model.codes import written
from kits.model.kits import Reply

BETWEEN = " · "
"""Between the parts of the line."""


def refusals(locale: Tongue) -> tuple[str, str]:
    """What a line says in place of its report: not today, and that is right; a hand is wanted."""
    _ = catalogue(locale).gettext
    return _("not today"), _("cannot post")


def reply(report: str, group: str, locale: Tongue, named: str, version: str) -> Reply:
    """The three lines of a message in a group; `report` is in their words."""
    _ = catalogue(locale).gettext
    code = written(named, version)
    posted, skipped, cannot = (
        BETWEEN.join((said, group, code)) for said in (report, _("not today"), _("cannot post"))
    )
    return Reply(posted=posted, skipped=skipped, cannot=cannot, code=code)
