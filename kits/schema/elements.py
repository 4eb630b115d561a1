"""What a campaign must have, by its kind; the practices call these its elements."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.findings import Finding, Severity, Words, say
from kits.model.recipes import DUTIES
from kits.schema import mistakes
from kits.source.headings import recommended
from kits.source.nodes import Mapping, Node, Scalar, Sequence

ALWAYS = ("title", "operator", "announcer", "starts", "ends", "groups")
ORGANISED = ("theme", "rules", "notes", "brief", "crew", "duties", "faq")
JUDGED = ("judging", "awards")
ADVICE = {
    "title": say("write title: and what the campaign is called"),
    "operator": say("write operator: and the id of the accountable member of staff"),
    "announcer": say("write announcer: and the id of the user whose byline it bears, or leader"),
    "starts": say("write starts: and its first day, such as 2026-12-07"),
    "ends": say("write ends: and its last day, such as 2026-12-13"),
    "groups": say("write groups: all, or which groups take part"),
    "brief": say("write brief: with background: and goal: below it"),
    "crew": say("write crew: and the ids of at least two users who organise it"),
    "duties": say("write duties: with a line for each, people or {{waived: reason}}"),
    "awards": say("write awards: with id:, name: and criteria: for each"),
    "place": say("write place:, or a place column in groups.csv"),
}


def missing(
    campaign: Mapping, label: Words, has_places: bool, language: str | None = None
) -> Iterator[Finding]:
    """One finding for each element that a campaign lacks; a warning where it is a draft.

    `has_places` says whether its `groups.csv` gives places; `language` is the one of the headings
    to write. A campaign whose kind hangs on a recipe
    that could not be found is asked for nothing but what all kinds must have.
    """
    draft = campaign.text("state") in (None, "draft")
    severity = Severity.WARNING if draft else Severity.ERROR
    for element in (*ALWAYS, *_of_kind(campaign, has_places)):
        if not _is_given(campaign, element):
            yield mistakes.missing_element(
                campaign.here, label, element, _advice(element, language), severity
            )
    yield from _missing_duties(campaign, label, severity)


def _of_kind(campaign: Mapping, has_places: bool) -> Iterator[str]:
    kind = _kind(campaign)
    if kind not in ("contest", "gathering"):
        return
    yield from ORGANISED
    if kind == "contest":
        yield from JUDGED
        if _is_given(campaign, "place"):
            yield "plan_b"
        return
    yield "plan_b"
    if not has_places:
        yield "place"


def _missing_duties(campaign: Mapping, label: Words, severity: Severity) -> Iterator[Finding]:
    kind = _kind(campaign)
    duties = campaign.get("duties")
    if kind not in ("contest", "gathering") or not isinstance(duties, Mapping):
        return
    for duty in DUTIES:
        if kind == "gathering" and duty in ("judging", "awarding"):
            continue
        if not _is_given(duties, duty):
            hint = say("add {duty}: with people, or {{waived: the reason}}", duty=duty)
            at = campaign.place("duties", key=True)
            yield mistakes.missing_element(at, label, f"duties.{duty}", hint, severity)


def _kind(campaign: Mapping) -> str | None:
    return campaign.text("kind") or (None if campaign.text("recipe") else "contest")


def _is_given(campaign: Mapping, element: str) -> bool:
    value = campaign.get(element)
    if element == "faq" and isinstance(value, Sequence):
        return True  # a section whose questions could not be read is told already
    return _says_something(value)


def _says_something(value: Node | None) -> bool:
    match value:
        case Scalar(text=text):
            return bool(text)
        case Sequence(items=items):
            return any(_says_something(item) for item in items)
        case Mapping(entries=entries):
            return bool(entries)
    return False


def _advice(element: str, language: str | None) -> Words:
    if element in ADVICE:
        return ADVICE[element]
    heading = recommended(element, language)
    return say('add a heading "## {heading}" and write it below', heading=heading)
