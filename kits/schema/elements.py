"""What a campaign must have, by its kind; the practices call these its elements."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.elements import ELEMENTS, PROPOSED, asked_of
from kits.model.findings import Finding, Severity, Words, say
from kits.model.recipes import DUTIES
from kits.schema import mistakes
from kits.source.nodes import Facts, Listing, Node, Scalar

UNFINISHED = (None, "draft", "proposed")
"""The states in which a campaign may lack anything."""
OF_PRIZES = ("judging", "awarding")
"""Duties that a campaign without prizes does without."""


def missing(
    campaign: Facts, label: Words, has_places: bool, language: str | None = None
) -> Iterator[Finding]:
    """One finding for each element that a campaign lacks; a warning where it is a draft.

    `has_places` says whether its `groups.csv` gives places; `language` is the one of the headings
    to write. A campaign whose kind hangs on a recipe that could not be found is asked for nothing
    but what all kinds must have; a proposal for a few things alone.
    """
    state = campaign.text("state")
    severity = Severity.WARNING if state in UNFINISHED else Severity.ERROR
    wanted = (*asked_of("always"), *_of_kind(campaign, has_places))
    for element in PROPOSED if state == "proposed" else wanted:
        if element != "duties" and not _is_given(campaign, element):
            yield mistakes.missing_element(
                campaign.here, label, element, _advice(element, language), severity
            )
    if state != "proposed":
        yield from _missing_duties(campaign, label, severity)


def _of_kind(campaign: Facts, has_places: bool) -> Iterator[str]:
    kind = _kind(campaign)
    if kind not in ("contest", "gathering"):
        return
    yield from asked_of("organised")
    if kind == "contest":
        yield from asked_of("judged")
    if kind == "gathering" or _is_given(campaign, "place"):
        yield from asked_of("outside")
    if kind == "gathering" and not has_places:
        yield from asked_of("place")


def _missing_duties(campaign: Facts, label: Words, severity: Severity) -> Iterator[Finding]:
    """One finding for each duty that its `duties` leave out.

    Where the campaign has none of its own, one for all that its recipe leaves open.
    """
    kind = _kind(campaign)
    if kind not in ("contest", "gathering"):
        return
    needed = [duty for duty in DUTIES if kind == "contest" or duty not in OF_PRIZES]
    duties = campaign.get("duties")
    if isinstance(duties, Facts):
        lacking = [duty for duty in needed if not _is_given(duties, duty)]
    else:
        lacking = [] if _says_something(duties) else needed
    at = campaign.place("duties", key=True)
    if lacking and (not _is_given(campaign, "duties") or at == campaign.place("recipe")):
        hint = say(
            "write duties: and indented below it a line for each of {duties}; such as "
            "{first}: [one-id], or {first}: {{waived: the reason}}",
            duties=tuple(lacking),
            first=lacking[0],
        )
        yield mistakes.missing_element(campaign.here, label, "duties", hint, severity)
        return
    for duty in lacking:
        hint = say(
            "add {duty}: [one-id] below duties:, or {duty}: {{waived: the reason}}", duty=duty
        )
        yield mistakes.missing_element(at, label, f"duties.{duty}", hint, severity)


def _kind(campaign: Facts) -> str | None:
    return campaign.text("kind") or (None if campaign.text("recipe") else "contest")


def _is_given(campaign: Facts, element: str) -> bool:
    value = campaign.get(element)
    if element == "faq" and isinstance(value, Listing):
        return True  # a section whose questions could not be read is told already
    return _says_something(value)


def _says_something(value: Node | None) -> bool:
    match value:
        case Scalar(text=text):
            return bool(text)
        case Listing(items=items):
            return any(_says_something(item) for item in items)
        case Facts(entries=entries):
            return bool(entries)
    return False


def _advice(key: str, language: str | None) -> Words:
    element = next(element for element in ELEMENTS if element.key == key)
    if element.advice:
        return element.advice
    heading = element.headed(language)
    return say('add a heading "## {heading}" and write it below', heading=heading)
