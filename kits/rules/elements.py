"""What a campaign may lack and still be sent, though it is poor without it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.elements import ELEMENTS
from kits.model.findings import Severity
from kits.rules.rule import Due, Repeated
from kits.schema.labels import label
from kits.schema.mistakes import missing_element as lacking

ADVISED = tuple(element for element in ELEMENTS if element.asked == "advised")


def missing_element(due: Due) -> Iterator[Repeated]:
    """A contest or gathering is told with a picture and in a few sentences.

    Its page begins with the banner and the introduction, which is the text below its facts. Without
    them it can be sent, and few will want to come: that is a warning, until the campaign is over.

    Bad:
        --- campaigns/drive.md
        banner: null

    Good:
        --- campaigns/drive.md
        banner: /images/drive.png
    """
    for run in due.ahead:
        campaign = run.campaign
        if campaign.kind == "dispatch" or campaign.state == "proposed":
            continue
        for element in ADVISED:
            if not getattr(campaign, element.key) and element.advice:
                record, grade = label("campaign", run.id), Severity.WARNING
                found = lacking(campaign.at(), record, element.key, element.advice, grade)
                yield Repeated(("missing-element", run.id, element.key), found)
