"""What can be wrong with the facts above a text, or in a file of facts, besides their syntax."""

from __future__ import annotations

from kits.model.findings import Finding, error, say
from kits.model.places import Place

WIDE_SPACE = "\u3000"


def unclosed_fence(at: Place) -> Finding:
    """The facts at the top of a file stand between two lines of three dashes.

    Bad:
        --- people/mira.md
        ---
        name: Mira

    Good:
        --- people/mira.md
        ---
        name: Mira
        ---
    """
    return error(
        "unclosed-fence",
        at,
        say('the facts that begin with this "---" never end'),
        say('write "---" on a line of its own between the facts and the text'),
    )


def unreadable_fence(at: Place, line: str) -> Finding:
    """The line that opens or closes the facts is three dashes and nothing else.

    Bad:
        --- people/mira.md
        ---
        name: Mira
        ----

    Good:
        --- people/mira.md
        ---
        name: Mira
        ---
    """
    return error(
        "unreadable-fence",
        at,
        say('the line "{line}" is not the three dashes that facts stand between', line=line),
        say('write "---": three plain dashes, with nothing before or after them'),
    )


def late_fence(at: Place) -> Finding:
    """The facts begin in the first line of a file.

    Bad:
        --- people/mira.md

        ---
        name: Mira
        ---

    Good:
        --- people/mira.md
        ---
        name: Mira
        ---
    """
    return error(
        "late-fence",
        at,
        say("there are blank lines before the facts"),
        say('delete them, so that "---" is the first line of the file'),
    )


def facts_without_keys(at: Place) -> Finding:
    """Facts are written as `key: value`, one a line.

    Bad:
        --- people/mira.md
        - Mira

    Good:
        --- people/mira.md
        name: Mira
    """
    return error(
        "facts-without-keys",
        at,
        say("the facts are not written as keys with values"),
        say('write each fact on a line of its own, "name: Mira"'),
    )


def repeated_key(at: Place, key: str, first: Place) -> Finding:
    """A key is given once; of two values, one would be lost.

    Bad:
        --- people/mira.md
        name: Mira
        name: Noor

    Good:
        --- people/mira.md
        name: Mira
    """
    return error(
        "repeated-key",
        at,
        say('"{key}" is given already in line {line}', key=key, line=first.line),
        say("keep one of the two and delete the other"),
    )


def cut_value(at: Place, lost: str, whole: str) -> Finding:
    """A value that holds a `#` after a space is in quotes.

    Without quotes, everything from the `#` on is taken for a remark of the author, and lost.
    A remark has a space after its `#`.

    Bad:
        --- campaigns/drive.md
        rules:
          - 打卡带话题 #长灯共读# 发群里

    Good:
        --- campaigns/drive.md
        rules:
          - "打卡带话题 #长灯共读# 发群里"
    """
    return error(
        "cut-value",
        at,
        say('"{lost}" would be lost: a "#" after a space begins a remark', lost=lost),
        say("put the whole value in quotes: {whole}", whole=whole),
    )


def full_width_mark(at: Place, mark: str, value: str = "") -> Finding:
    """The marks around keys and values are typed with the input method switched to English.

    A Chinese input method types `：` for `:`, `“` for `"`, and a wide space for a space. In a
    text they are welcome. To keep such quotes as part of a value, put plain ones around them.

    Bad:
        --- people/mira.md
        name： 小满

    Good:
        --- people/mira.md
        name: 小满
    """
    hints = {
        "：": say('type ":" and a space instead, with the input method switched to English'),
        **dict.fromkeys(
            "，；、", say('type "," instead, with the input method switched to English')
        ),
        WIDE_SPACE: say("type plain spaces instead, with the input method switched to English"),
    }
    quotes = say('type plain " quotes instead; or, to keep these, write {kept}', kept=f"'{value}'")
    message = say('the full-width "{mark}" does not work here', mark=mark)
    if mark == WIDE_SPACE:
        message = say('the full-width space "{mark}" (U+3000) does not work here', mark=mark)
    return error("full-width-mark", at, message, hints.get(mark, quotes))


def too_deep(at: Place, limit: int) -> Finding:
    """Facts are nested no deeper than anyone can follow.

    Bad:
        --- people/mira.md
        skills: [[[[[[[[[[[[[[[[[[[[[[[[calligraphy]]]]]]]]]]]]]]]]]]]]]]]]

    Good:
        --- people/mira.md
        skills: [calligraphy]
    """
    return error(
        "too-deep",
        at,
        say("the facts are nested more than {limit} levels deep", limit=limit),
        say("take out the brackets or indents that are too many"),
    )


RULES = (
    unclosed_fence,
    unreadable_fence,
    late_fence,
    facts_without_keys,
    repeated_key,
    cut_value,
    full_width_mark,
    too_deep,
)
