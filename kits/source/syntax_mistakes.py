"""What keeps facts from being read: each a slip of one keystroke or two."""

from __future__ import annotations

from kits.model.findings import Finding, error, say
from kits.model.places import Place


def unreadable_facts(at: Place) -> Finding:
    """Facts are keys and values, lists, and nothing else.

    Bad:
        --- people/mira.md
        name: Mira
        : calligraphy

    Good:
        --- people/mira.md
        name: Mira
        skills: calligraphy
    """
    return error(
        "unreadable-facts",
        at,
        say("the facts cannot be read from here on"),
        say(
            'compare it with the lines above: a fact is "key: value", a list item begins with "- "'
        ),
    )


def special_character(at: Place, mark: str) -> Finding:
    """A value that begins with a special character is in quotes.

    ``@ ` % * & ! | > ? [ ] { } ,`` at the beginning of a value mean something of their own.

    Bad:
        --- campaigns/drive.md
        rules:
          - **一定**带书

    Good:
        --- campaigns/drive.md
        rules:
          - "**一定**带书"
    """
    return error(
        "special-character",
        at,
        say('a value cannot begin with "{mark}"', mark=mark),
        say("put the whole value in quotes"),
    )


def printed_between_brackets(at: Place, whole: str) -> Finding:
    """The finding of a value in `[…]` or `{…}` that prints something and is not in quotes."""
    return error(
        "special-character",
        at,
        say('"{mark}" cannot stand between brackets unless the value is in quotes', mark="{{"),
        say("put the whole value in quotes: {whole}", whole=whole),
    )


def tab_indentation(at: Place) -> Finding:
    """Facts are indented with spaces.

    Bad:
        --- people/mira.md (with escapes)
        skills:
        \\t- calligraphy

    Good:
        --- people/mira.md
        skills:
          - calligraphy
    """
    return error(
        "tab-indentation",
        at,
        say("there is a tab where only spaces can stand"),
        say("replace the tab by spaces"),
    )


def missing_colon(at: Place, line: str) -> Finding:
    """Between a key and its value stands a colon; a text that goes on is indented.

    Bad:
        --- people/mira.md
        name: Mira
        credit name
        role: user

    Good:
        --- people/mira.md
        name: Mira
        credit: name
        role: user
    """
    return error(
        "missing-colon",
        at,
        say('the line "{line}" has no ": " between a key and a value', line=line),
        say('write "key: value", or indent the line further if it continues the text above'),
    )


def missing_space(at: Place, key: str) -> Finding:
    """After the colon of a key stands a space.

    Bad:
        --- people/mira.md
        name: Mira
        credit:name
        role: user

    Good:
        --- people/mira.md
        name: Mira
        credit: name
        role: user
    """
    return error(
        "missing-space",
        at,
        say('there is no space after "{key}:"', key=key),
        say('type a space after the colon: "{key}: "', key=key),
    )


def colon_in_value(at: Place, whole: str) -> Finding:
    """A value that holds a colon and a space is in quotes.

    Bad:
        --- campaigns/drive.md
        title: Book drive: bring one, take one

    Good:
        --- campaigns/drive.md
        title: "Book drive: bring one, take one"
    """
    return error(
        "colon-in-value",
        at,
        say('the value holds a second ": " and cannot be told from a key'),
        say("put the whole value in quotes: {whole}", whole=whole),
    )


def wrong_indentation(at: Place) -> Finding:
    """Lines that belong together begin in the same column.

    Bad:
        --- people/mira.md
        skills:
            - calligraphy
          - printing

    Good:
        --- people/mira.md
        skills:
          - calligraphy
          - printing
    """
    return error(
        "wrong-indentation",
        at,
        say("the line does not begin in the column of the lines it belongs to"),
        say("give it as many spaces in front as the line of the same kind above"),
    )


def list_beside_key(at: Place) -> Finding:
    """A list begins below its key.

    Bad:
        --- people/mira.md
        skills: - calligraphy

    Good:
        --- people/mira.md
        skills:
          - calligraphy
    """
    return error(
        "list-beside-key",
        at,
        say("a list begins on the line of its key"),
        say('put each item on a line of its own, "  - item", or quote the value if it is a text'),
    )


def unclosed_mark(at: Place, mark: str, closing: str) -> Finding:
    """What is opened with a quotation mark or a bracket is closed again.

    Bad:
        --- people/mira.md
        skills: [calligraphy, printing
        name: Mira

    Good:
        --- people/mira.md
        skills: [calligraphy, printing]
        name: Mira
    """
    return error(
        "unclosed-mark",
        at,
        say("the opening {mark} is never closed", mark=mark),
        say("add the closing {closing}, or put the whole value in quotes", closing=closing),
    )


def text_after_value(at: Place, text: str) -> Finding:
    """Nothing follows a value in quotes or brackets on its line.

    Bad:
        --- campaigns/drive.md
        title: "边城" 共读

    Good:
        --- campaigns/drive.md
        title: '"边城" 共读'
    """
    return error(
        "text-after-value",
        at,
        say('"{text}" follows a value that has ended already', text=text),
        say("put the whole value in quotes: '…' around one that holds \""),
    )


def missing_comma(at: Place) -> Finding:
    """Items between brackets are parted by commas.

    Bad:
        --- campaigns/drive.md
        delegation: {level: full kept: budget}

    Good:
        --- campaigns/drive.md
        delegation: {level: full, kept: budget}
    """
    return error(
        "missing-comma",
        at,
        say("between these brackets a comma is missing"),
        say('part the items by ", ", and quote an item that holds a colon'),
    )


def unknown_escape(at: Place, escape: str) -> Finding:
    r"""A backslash in a value stands between single quotes.

    Between double quotes it changes the meaning of what follows it.

    Bad:
        --- people/mira.md
        name: "Mira \o/"

    Good:
        --- people/mira.md
        name: 'Mira \o/'
    """
    return error(
        "unknown-escape",
        at,
        say('"{escape}" has no meaning between double quotes', escape=escape),
        say("use single quotes around the value, or write the backslash twice"),
    )


RULES = (
    unreadable_facts,
    special_character,
    tab_indentation,
    missing_colon,
    missing_space,
    colon_in_value,
    wrong_indentation,
    list_beside_key,
    unclosed_mark,
    text_after_value,
    missing_comma,
    unknown_escape,
)
