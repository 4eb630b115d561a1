"""Rules of rows: each takes one mistake and gives its finding."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.findings import Finding, error, say
from kits.model.places import Place


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


RULES = (merged_cells,)
