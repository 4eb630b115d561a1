"""What can be wrong with a table."""

from __future__ import annotations

from kits.model.findings import Finding, error, say
from kits.model.places import Place


def unclosed_cell(at: Place) -> Finding:
    """A cell that begins with a quotation mark ends with one.

    Bad:
        --- people/all.csv
        id,name
        mira,"Mira

    Good:
        --- people/all.csv
        id,name
        mira,"Mira"
    """
    return error(
        "unclosed-cell",
        at,
        say("the quotation mark that opens this cell is never closed"),
        say('add a closing " at the end of the cell'),
    )


def text_after_cell(at: Place, text: str) -> Finding:
    """A quotation mark inside a quoted cell is written twice.

    Spreadsheet programs do so themselves; it goes wrong when a table is edited by hand.

    Bad:
        --- people/all.csv
        id,name
        mira,"Mira "Mo" Lee"

    Good:
        --- people/all.csv
        id,name
        mira,"Mira ""Mo"" Lee"
    """
    return error(
        "text-after-cell",
        at,
        say('"{text}" follows the quotation mark that closes the cell', text=text),
        say('write each " inside the cell twice: ""'),
    )


def repeated_column(at: Place, name: str, first: int) -> Finding:
    """Each column of a table has a name of its own.

    Bad:
        --- people/all.csv
        id,name,name
        mira,Mira,M.

    Good:
        --- people/all.csv
        id,name,alias
        mira,Mira,M.
    """
    return error(
        "repeated-column",
        at,
        say('column {first} is already called "{name}"', name=name, first=first),
        say("rename one of the two columns, or delete it"),
    )


def nameless_column(at: Place, value: str) -> Finding:
    """A column with something in it has a name in the first line.

    Bad:
        --- people/all.csv
        id,name,
        mira,Mira,Shanghai

    Good:
        --- people/all.csv
        id,name,skills
        mira,Mira,calligraphy
    """
    return error(
        "nameless-column",
        at,
        say('the column of "{value}" has no name', value=value),
        say("write the column's name in the first line of the table, or empty the column"),
    )


def long_row(at: Place, value: str, columns: int) -> Finding:
    """A row has no more cells than the table has columns.

    A comma inside a text makes two cells of it, unless the text is in quotation marks.

    Bad:
        --- people/all.csv
        id,name
        mira,Lee, Mira

    Good:
        --- people/all.csv
        id,name
        mira,"Lee, Mira"
    """
    return error(
        "long-row",
        at,
        say(
            'the cell "{value}" is one more than the table has columns ({columns})',
            value=value,
            columns=columns,
        ),
        say("put a text that holds a comma into quotation marks, or delete the extra cell"),
    )


RULES = (unclosed_cell, text_after_cell, repeated_column, nameless_column, long_row)
