"""What can be wrong with a cell."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say, warning
from kits.model.places import Place


def spoilt_cell(at: Place, text: str, column: str, others: int) -> Finding:
    """A cell holds what was meant, not the error of a spreadsheet program.

    A text that begins with `=`, `+` or `-` is taken for a formula there.

    Bad:
        --- people/all.csv
        id,name
        mira,#NAME?

    Good:
        --- people/all.csv
        id,name
        mira,-Mira-
    """
    words = say('"{text}" is what a spreadsheet writes where a formula fails', text=text)
    hint = say("type what was meant, as a text: in a spreadsheet, with ' before =, + or -")
    return error("spoilt-cell", at, _in_column(words, column, others), hint)


def hidden_cell(at: Place, text: str, column: str, others: int) -> Finding:
    """The finding of a cell that was too narrow to show its value."""
    words = say('"{text}" is what a spreadsheet shows in a column that is too narrow', text=text)
    hint = say('make the column "{column}" wider there, and save the table again', column=column)
    return error("spoilt-cell", at, _in_column(words, column, others), hint)


def rewritten_column(at: Place, text: str, column: str, others: int) -> Finding:
    """A column says what was typed, not what a spreadsheet program made of it.

    Such programs turn long numbers into `1.38E+10`, and days into what is usual in the country.

    Bad:
        --- people/all.csv
        id,name,skills
        mira,Mira,1.38E+10

    Good:
        --- people/all.csv
        id,name,skills
        mira,Mira,13800001234
    """
    words = say('"{text}" is what a spreadsheet made of a long number, which is lost', text=text)
    hint = say('give the column "{column}" the format Text, and type it again', column=column)
    return warning("rewritten-column", at, _in_column(words, column, others), hint)


def rewritten_values(at: Place, text: str, column: str, others: int, hint: Words) -> Finding:
    """The finding of a column of days or hours as a spreadsheet program shows them."""
    words = say('"{text}" is written as a spreadsheet shows it', text=text)
    return error("rewritten-column", at, _in_column(words, column, others), hint)


def _in_column(words: Words, column: str, others: int) -> Words:
    """The words about one cell, which go for others of its column too."""
    if not others:
        return words
    return say(
        '{words} (and {others} more in "{column}")',
        words=words,
        others=others,
        column=column,
    )


def lost_emoji(at: Place, text: str, column: str, others: int) -> Finding:
    """No character was lost when a table was saved.

    The usual "CSV" of Chinese spreadsheet programs has no place for an emoji: `??` is left of it.

    Bad:
        --- people/all.csv
        id,name,called
        mira,Mira,?? Mira

    Good:
        --- people/all.csv
        id,name,called
        mira,Mira,🌙 Mira
    """
    words = say('"{text}" seems to be left of an emoji that could not be saved', text=text)
    hint = say('type it again, and save the table as "CSV UTF-8 (comma delimited)"')
    return warning("lost-emoji", at, _in_column(words, column, others), hint)


RULES = (
    spoilt_cell,
    rewritten_column,
    lost_emoji,
)
