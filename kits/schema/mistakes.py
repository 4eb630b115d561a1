"""Rules of single records: each takes one mistake and gives its finding."""

from __future__ import annotations

from collections.abc import Mapping

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


def translation_repeats_fact(place: Place, key: str) -> Finding:
    """A translation gives texts alone; all else is inherited.

    A fact that stands twice would one day differ, and two languages would announce two dates.

    Bad:
        --- campaigns/drive.en.md
        title: Drive
        starts: 2026-12-01

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    return error(
        "translation-repeats-fact",
        place,
        say('a translation cannot give "{key}"', key=key),
        say("take it out; it is inherited from the file without a language"),
    )


def translation_into_own_language(place: Place, locale: str) -> Finding:
    """The file without a language is in the community's own; a translation is into another.

    Two files in one language would leave it open which of them is said.

    Bad:
        --- campaigns/drive.zh.md
        title: 捐书

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    return error(
        "translation-into-own-language",
        place,
        say('"{locale}" is the community\'s own language', locale=locale),
        say("put these texts into the file without a language, and take this one out"),
    )


def untranslated_item(place: Place, id: str, known: tuple[str, ...]) -> Finding:
    """A translated item is one that the original has, by its id.

    Bad:
        --- campaigns/drive.en.md
        milestones:
          - id: printed
            what: Posters are printed

    Good:
        --- campaigns/drive.en.md
        title: Drive
    """
    near = nearest(id, known)
    hint = (
        say('did you mean "{near}"?', near=near)
        if near
        else say("give it the id of an item of the original, or add it there")
    )
    return error(
        "untranslated-item", place, say('no item of the original has the id "{id}"', id=id), hint
    )


def missing_column(place: Place, column: str) -> Finding:
    """The finding of a table that does not tell its rows apart."""
    return error(
        "missing-element",
        place,
        say('this table has no column "{column}"', column=column),
        say('write "{column}" above the ids; the first row names the columns', column=column),
    )


def missing_columns(place: Place, columns: Mapping[str, str | None]) -> Finding:
    """The finding of a table none of whose rows can be whole; each column with the one meant."""
    meant = tuple(
        say('"{column}" for "{written}"', column=column, written=written)
        for column, written in columns.items()
        if written
    )
    hint = say("add them to the first row, which names the columns")
    if meant:
        hint = say("write in the first row {meant}", meant=meant)
    quoted = tuple(f'"{column}"' for column in columns)
    words = say("this table lacks the columns {columns}", columns=quoted)
    if len(quoted) == 1:
        words = say("this table lacks the column {columns}", columns=quoted)
    return error("missing-element", place, words, hint)


def merged_cells(place: Place, key: str, others: int) -> Finding:
    """Every row of a table says which one it is.

    Of cells that are merged in a spreadsheet, all but the first are saved as empty.

    Bad:
        --- groups/cities.csv
        id,name,channels,leader_name,tags
        harbour,Harbour,wechat,Ada,evening
        ,,,,quiet

    Good:
        --- groups/cities.csv
        id,name,channels,leader_name,tags
        harbour,Harbour,wechat,Ada,evening;quiet
    """
    words = say('the row has no "{key}", as if its cell were merged with the one above', key=key)
    if others:
        words = say(
            'this row and {others} more have no "{key}", as if cells were merged with those above',
            others=others,
            key=key,
        )
    hint = say('fill in "{key}" in each row, or put all of one into one row: a;b', key=key)
    return error("merged-cells", place, words, hint)


def duplicate_row(place: Place, id: str, first: Place) -> Finding:
    """The finding of a group that has two rows in a campaign's `groups.csv`."""
    words = say(
        'group "{id}" has a row already, at {path}:{line}', id=id, path=first.path, line=first.line
    )
    return error("duplicate-id", place, words, say("remove one of the two rows"))


def translation_given_twice(place: Place, key: str, first: Place) -> Finding:
    """The finding of a text that stands in two places in one language."""
    words = say(
        '"{key}" is given already in this language, at {path}:{line}',
        key=key,
        path=first.path,
        line=first.line,
    )
    return error("repeated-key", place, words, say("keep one of the two and delete the other"))


def text_below_facts(place: Place) -> Finding:
    """The finding of a text in a file that holds facts alone."""
    return error(
        "unknown-key",
        place,
        say("a group has no text of its own, so this is read by no one"),
        say("delete it, or move it into a fact such as join"),
    )


def half_a_time(place: Place, key: str, has_send: bool) -> Finding:
    """The finding of a row that gives half of a time, or two of them."""
    if has_send:
        words = say(
            'a message has either "send", or "date" and "time"; "{key}" is too much', key=key
        )
        return error("wrong-type", place, words, say("empty one of the two cells"))
    words = say('a message has "{key}" and no "date"', key=key)
    return error("wrong-type", place, words, say("write the day under date, such as 2026-12-07"))


def nothing_to_translate(place: Place, key: str) -> Finding:
    """The finding of a translation of what the original does not have."""
    return error(
        "untranslated-item",
        place,
        say('the original has no "{key}" that could be translated', key=key),
        say("give it in the file without a language, or take it out here"),
    )


def nameless_translation(place: Place, key: str) -> Finding:
    """The finding of an item that does not say which one it translates."""
    return error(
        "untranslated-item",
        place,
        say('an item of "{key}" is translated by its id, and this one has none', key=key),
        say("give it the id of the item that it translates, or take it out"),
    )


def unknown_occasion(place: Place, id: str, known: tuple[str, ...]) -> Finding:
    """A text to one person is for one of the occasions that there are.

    It takes the place of the built-in text, which `kits` puts where an operator needs it.

    Bad:
        --- occasions/nugde.md
        Have you got a minute?

    Good:
        --- occasions/nudge.md
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
    merged_cells,
    duplicate_id,
    translation_repeats_fact,
    translation_into_own_language,
    untranslated_item,
)
