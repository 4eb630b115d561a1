"""What can be wrong with the sections of a campaign's text."""

from __future__ import annotations

from kits.model.findings import Finding, error, say, warning
from kits.model.places import Place


def prose_given_twice(at: Place, element: str, first: Place) -> Finding:
    """Each element of a campaign is written once: above, among the facts, or below, as a section.

    Bad:
        --- campaigns/drive.md
        rules: One book each.
        ---
        ## Rules
        - Two books each.

    Good:
        --- campaigns/drive.md
        title: Book drive
        ---
        ## Rules
        - Two books each.
    """
    return error(
        "prose-given-twice",
        at,
        say('"{element}" is given already in line {line}', element=element, line=first.line),
        say("keep one of the two and delete the other"),
    )


def near_heading(at: Place, heading: str, wanted: str) -> Finding:
    """A heading that is nearly the name of an element is that name.

    A section under another heading belongs to the text around it, and the element is missing. The
    heading has two `#`, and a space behind them.

    Bad:
        --- campaigns/drive.md
        title: Book drive
        ---
        ## Ruls
        - One book each.

    Good:
        --- campaigns/drive.md
        title: Book drive
        ---
        ## Rules
        - One book each.
    """
    return warning(
        "near-heading",
        at,
        say('the section "{heading}" is read as a part of the text around it', heading=heading),
        say('if it is meant to be an element of the campaign, write "## {wanted}"', wanted=wanted),
    )


def text_before_question(at: Place, text: str) -> Finding:
    """What stands in a section of questions belongs to one of them.

    Bad:
        --- campaigns/drive.md
        title: Book drive
        ---
        ## FAQ
        Can I join late? Yes.

    Good:
        --- campaigns/drive.md
        title: Book drive
        ---
        ## FAQ
        ### Can I join late?
        Yes.
    """
    return error(
        "text-before-question",
        at,
        say('"{text}" stands before the first question', text=text),
        say('write each question as a heading of its own, "### Can I join late?"'),
    )


RULES = (prose_given_twice, near_heading, text_before_question)
