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


def unmerged_table(at: Place, middle: int, last: int) -> Finding:
    """A table holds no lines between which git asked somebody to choose.

    Two people changed the same rows, and both versions stand in the file, parted by marks. Until
    somebody chooses, none of its rows can be trusted.

    Bad:
        --- people/all.csv
        id,name
        <<<<<<< HEAD
        mira,Mira Lee
        =======
        mira,Mira Li
        >>>>>>> names

    Good:
        --- people/all.csv
        id,name
        mira,Mira Li
    """
    return error(
        "unmerged-table",
        at,
        say(
            "git left two versions of some rows in lines {first} to {last}, "
            "parted by line {middle}",
            first=at.line,
            middle=middle,
            last=last,
        ),
        say("keep the rows that are right, and delete the others with the three lines of marks"),
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


def split_text(at: Place, text: str, columns: int) -> Finding:
    """The finding of a row that is too long, where a text in it was probably split."""
    return error(
        "long-row",
        at,
        say(
            '"{text}" is read as several cells, and then there are more than columns ({columns})',
            text=text,
            columns=columns,
        ),
        say("put this text into quotation marks: {quoted}", quoted=_quoted(text)),
    )


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def text_around_table(at: Place, text: str, line: int) -> Finding:
    """A table is its header and its rows, with nothing above or below.

    A title, a signature or a remark is at home in a file of its own.

    Bad:
        --- people/all.csv
        Readers of the Lighthouse,
        id,name
        mira,Mira

    Good:
        --- people/all.csv
        id,name
        mira,Mira
    """
    return error(
        "text-around-table",
        at,
        say('"{text}" stands above line {line}, which looks like the header', text=text, line=line),
        say("delete everything above line {line}", line=line),
    )


def text_below_table(at: Place, text: str, line: int) -> Finding:
    """The finding of a signature or a remark below a table."""
    return error(
        "text-around-table",
        at,
        say('"{text}" stands below the table, and is no row of it', text=text),
        say("delete the lines from {line} on, or keep them in another file", line=line),
    )


def separator_line(at: Place, text: str) -> Finding:
    """The finding of a first line that is meant for one spreadsheet program."""
    return error(
        "text-around-table",
        at,
        say('"{text}" is a note to a spreadsheet program, and stands above the header', text=text),
        say("delete this line; what parts the columns is seen in the header"),
    )


def mixed_separators(at: Place, mark: str, separator: str, others: int) -> Finding:
    """The cells of every row are parted as those of the first line are.

    A row that was typed with a Chinese input method, or pasted from a spreadsheet, often is not.

    Bad:
        --- people/all.csv
        id,name
        mira，Mira

    Good:
        --- people/all.csv
        id,name
        mira,Mira
    """
    marks = [say("a tab") if each == "\t" else f'"{each}"' for each in (mark, separator)]
    facts = {"mark": marks[0], "separator": marks[1], "others": others}
    words = say("the cells of this row are parted by {mark}, not by {separator}", **facts)
    hint = say("write {separator} between them, as in the header", **facts)
    if others:
        words = say(
            "the cells of this row and {others} more are parted by {mark}, not by {separator}",
            **facts,
        )
    return error("mixed-separators", at, words, hint)


RULES = (
    unclosed_cell,
    text_after_cell,
    repeated_column,
    nameless_column,
    long_row,
    unmerged_table,
    text_around_table,
    mixed_separators,
)
