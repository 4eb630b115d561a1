"""Rules of single records: each takes one mistake and gives its finding."""

from __future__ import annotations

from kits.model.findings import Finding, Severity, Words, error, say
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.schema.meant import meant_key


def unknown_key(place: Place, key: str, known: tuple[str, ...], home: str | None = None) -> Finding:
    """Every key is one that the format knows.

    A misspelt key would be left out without a word, so each is an error.

    Bad:
        --- people/mira.md
        name: Mira
        calld: M.

    Good:
        --- people/mira.md
        name: Mira
        called: M.
    """
    near = meant_key(key, known)
    if home:
        hint = say("move it below {home}: and indent it by two spaces", home=home)
    elif near:
        hint = say('did you mean "{near}"?', near=near)
    else:
        hint = say("use one of {known}", known=known)
    return error(
        "unknown-key", place, say('"{key}" is not a key that is known here', key=key), hint
    )


def message_as_campaign(place: Place, key: str, file: str) -> Finding:
    """The finding of a message that stands where campaigns do."""
    return error(
        "unknown-key",
        place,
        say('a campaign has no "{key}", so this file is probably a message', key=key),
        say('move it to "messages/{file}" in the folder of its campaign', file=file),
    )


def unknown_trait(place: Place, words: Words, hint: Words) -> Finding:
    """The finding of a trait by which groups cannot be chosen."""
    return error("unknown-key", place, words, hint)


def unknown_value(
    place: Place, value: str, known: tuple[str, ...], several: Words | None = None
) -> Finding:
    """A key with a fixed choice holds one of its words.

    Bad:
        --- people/mira.md
        name: Mira
        credit: nickname

    Good:
        --- people/mira.md
        name: Mira
        credit: alias
        alias: M.
    """
    near = nearest(value, known)
    words = say('"{value}" is not one of {known}', value=value, known=known)
    hint = several or (
        say('did you mean "{near}"?', near=near)
        if near
        else say("write one of {known}", known=known)
    )
    return error("unknown-value", place, words, hint)


def wrong_type(place: Place, words: Words, hint: Words) -> Finding:
    """Every value is of the sort that its key asks for.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        members: many

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        members: 12
    """
    return error("wrong-type", place, words, hint)


def bad_date(place: Place, words: Words, hint: Words) -> Finding:
    """A date is a day of the calendar, written `2026-12-07` or `2026/12/7`.

    Bad:
        --- people/mira.md
        name: Mira
        joined: 2026-02-30

    Good:
        --- people/mira.md
        name: Mira
        joined: 2026-02-28
    """
    return error("bad-date", place, words, hint)


def bad_slug(place: Place, words: Words, hint: Words) -> Finding:
    """An id is made of small Latin letters, digits and single hyphens.

    Ids stand in addresses and file names, so they are the same in every script; names are free.

    Bad:
        --- groups/cities.csv
        id,name,channels,leader_name
        上海,上海灯下,wechat,小满

    Good:
        --- groups/cities.csv
        id,name,channels,leader_name
        shanghai,上海灯下,wechat,小满
    """
    return error("bad-slug", place, words, hint)


def bad_link(place: Place, words: Words, hint: Words) -> Finding:
    """A link can be opened: it begins with `https://` or `http://`, or is a mini program's.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: javascript:alert(1)

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: https://chat.example/harbour
    """
    return error("bad-link", place, words, hint)


def missing_element(
    place: Place, record: Words, element: str, hint: Words, severity: Severity = Severity.ERROR
) -> Finding:
    """A record has all that its kind must have.

    A contest has theme, rules, judging, awards, notes, brief, crew, duties and faq; a gathering the
    same without judging and awards, and a place. In a draft, what is missing is only a warning.

    Bad:
        --- people/mira.md
        credit: name

    Good:
        --- people/mira.md
        name: Mira
        credit: name
    """
    words = say('{record} lacks "{element}"', record=record, element=element)
    return Finding(rule="missing-element", severity=severity, place=place, message=words, hint=hint)


def duplicate_id(place: Place, id: str, first: Place) -> Finding:
    """An id names one thing of its sort.

    Bad:
        --- groups/cities.csv
        id,name,channels,leader_name
        harbour,Harbour,wechat,Ada
        harbour,Old Harbour,wechat,Bo

    Good:
        --- groups/cities.csv
        id,name,channels,leader_name
        harbour,Harbour,wechat,Ada
        old-harbour,Old Harbour,wechat,Bo
    """
    words = say(
        '"{id}" is taken already, at {path}:{line}', id=id, path=first.path, line=first.line
    )
    return error("duplicate-id", place, words, say("give one of the two another id"))


def unknown_occasion(place: Place, id: str, known: tuple[str, ...]) -> Finding:
    """A text to one person is for one of the occasions that there are.

    It takes the place of the built-in text, which `kits` puts where an operator needs it.

    Bad:
        --- occasions/nugde.md
        id: nugde
        ---
        Have you got a minute?

    Good:
        --- occasions/nudge.md
        id: nudge
        ---
        Have you got a minute?
    """
    near = nearest(id, known)
    hint = (
        say('did you mean "{near}"?', near=near) if near else say("use one of {known}", known=known)
    )
    words = say('there is no occasion called "{id}"', id=id)
    return error("unknown-occasion", place, words, hint)


RULES = (
    unknown_key,
    unknown_occasion,
    unknown_value,
    wrong_type,
    bad_date,
    bad_slug,
    bad_link,
    missing_element,
    duplicate_id,
)
