"""What can be wrong with a file as a whole: its bytes, its name, its neighbours."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error, say, warning
from kits.model.places import Place

NOT_UTF8 = say("the file is not saved as UTF-8: from here on it cannot be read")
SAVE_AGAIN = say("open it in the program that wrote it and save it again with the encoding UTF-8")
CLOSED = say("the file cannot be opened")
OPEN_UP = say("make it an ordinary file that everyone may read")


def unreadable_text(at: Place, words: Words = NOT_UTF8, hint: Words = SAVE_AGAIN) -> Finding:
    """A file can be opened, and is text in UTF-8.

    Any editor can save a file so; a spreadsheet program calls it "CSV UTF-8".

    Bad:
        --- people/mira.md (as gb18030)
        name: 小满

    Good:
        --- people/mira.md
        name: 小满
    """
    return error(
        "unreadable-text",
        at,
        words,
        hint,
    )


def forbidden_character(at: Place, character: str) -> Finding:
    """A text holds characters that can be seen, or at least typed.

    Control characters and the like come in with text pasted from other programs. They look like
    nothing in an editor, and like a box or a broken line on somebody's phone.

    Bad:
        --- people/mira.md
        name: "Mira\\u0007"

    Good:
        --- people/mira.md
        name: "Mira"
    """
    return error(
        "forbidden-character",
        at,
        say('the text holds the invisible character "{code}"', code=f"U+{ord(character):04X}"),
        say("delete it: put the cursor behind it, press backspace, and type what you see again"),
    )


def too_large(at: Place, size: int, limit: int) -> Finding:
    """A file of facts or text is of a size that a person could have written.

    Bad:
        --- people/mira.md (300 KB)
        name: Mira

    Good:
        --- people/mira.md
        name: Mira
    """
    return error(
        "too-large",
        at,
        say(
            "there are {size} KB here, and at most {limit} KB can be read",
            size=-(-size // 1000),
            limit=limit // 1000,
        ),
        say("move what does not belong here elsewhere, or split it into several files"),
    )


def unreadable_name(at: Place, words: Words | None = None) -> Finding:
    """A file's name can be written down, and is short enough for every disk.

    At most 240 bytes are; a Chinese character counts as three, as it does on a disk.

    Bad:
        --- people/mi\\x07ra.md (with escapes)
        name: Mira

    Good:
        --- people/mira.md
        name: Mira
    """
    return error(
        "unreadable-name",
        at,
        words
        or say('the name of the file "{path}" holds characters that cannot be shown', path=at.path),
        say("give the file a name of ordinary letters and digits"),
    )


def symlink(at: Place) -> Finding:
    """A file in `content/` is a file, not a link to another.

    A link can lead out of the folder, to something that was never meant to be published.

    Bad:
        --- people/mira.md -> people/noor.md

    Good:
        --- people/mira.md
        name: Mira
    """
    return error(
        "symlink",
        at,
        say('"{path}" is a link to another file or folder', path=at.path),
        say("replace the link by a copy of what it leads to, or delete it"),
    )


def translation_without_base(at: Place, base: str) -> Finding:
    """A translation stands beside the text that it translates.

    `mira.en.md` holds the English texts of `mira.md`, and inherits everything else from it.

    Bad:
        --- people/mira.en.md
        name: Mira

    Good:
        --- people/mira.md
        name: 小满
        --- people/mira.en.md
        name: Mira
    """
    return error(
        "translation-without-base",
        at,
        say('this is a translation of "{base}", which does not exist', base=base),
        say('write "{base}", or rename this file', base=base),
    )


def unknown_language(at: Place, code: str, name: str | None) -> Finding:
    """Between the name of a text and `.md` stands the code of the language it is in.

    The codes are those of ISO 639, with a region where one is needed: `en`, `zh-TW`.

    Bad:
        --- people/mira.md
        name: 小满
        --- people/mira.zh_TW.md
        name: 小滿

    Good:
        --- people/mira.md
        name: 小满
        --- people/mira.zh-TW.md
        name: 小滿
    """
    words = say('"{code}" in the name of this file is not the code of a language', code=code)
    hint = say("write the code of its language there, such as en or zh-TW")
    if name is not None:
        hint = say('rename it to "{name}"', name=name)
    return error("unknown-language", at, words, hint)


def campaign_given_twice(at: Place, other: str) -> Finding:
    """A campaign is one file, or one folder with a `campaign.md` in it.

    Bad:
        --- campaigns/drive.md
        title: Book drive
        --- campaigns/drive/campaign.md
        title: Book drive

    Good:
        --- campaigns/drive/campaign.md
        title: Book drive
    """
    return error(
        "campaign-given-twice",
        at,
        say('this campaign is given a second time in "{other}"', other=other),
        say("keep one of the two files and delete the other"),
    )


def missing_main_file(at: Place, path: str, elsewhere: str | None = None) -> Finding:
    """A folder of messages and tables has the file that they belong to.

    Bad:
        --- campaigns/drive/messages/launch.md
        title: We start today

    Good:
        --- campaigns/drive/campaign.md
        title: Book drive
        --- campaigns/drive/messages/launch.md
        title: We start today
    """
    hint = say('write "{path}", or delete the folder', path=path)
    if elsewhere is not None:
        hint = say('move "{elsewhere}" to "{path}"', elsewhere=elsewhere, path=path)
    return error(
        "missing-main-file",
        at,
        say('the folder of this file has no "{name}"', name=path.rpartition("/")[2]),
        hint,
    )


def no_list(at: Place) -> Finding:
    """`badges.yml` is a list.

    Bad:
        --- badges.yml
        id: scribe
        name: Scribe

    Good:
        --- badges.yml
        - id: scribe
          name: Scribe
    """
    return error(
        "no-list",
        at,
        say("this file should be a list, and it has keys instead"),
        say('begin each item with "- ", and indent the lines below it by two spaces'),
    )


def unmerged_file(at: Place, middle: int, last: int) -> Finding:
    """A document holds no lines between which git asked somebody to choose.

    Two people changed the same lines, and both versions stand in the file, parted by marks. Until
    somebody chooses, nothing of it can be trusted, and none of it is read.

    Bad:
        --- people/mira.md
        <<<<<<< HEAD
        name: Mira Lee
        =======
        name: Mira Li
        >>>>>>> names

    Good:
        --- people/mira.md
        name: Mira Li
    """
    return error(
        "unmerged-file",
        at,
        say(
            "git left two versions of lines {first} to {last}, parted by line {middle}",
            first=at.line,
            middle=middle,
            last=last,
        ),
        say("keep the lines that are right, and delete the others with the three lines of marks"),
    )


def misencoded_table(at: Place) -> Finding:
    """A table is saved as UTF-8.

    Chinese editions of spreadsheet programs save "CSV" as GB18030. It is read as that, but most
    other programs will show it garbled.

    Bad:
        --- people/all.csv (as gb18030)
        id,name
        mira,小满

    Good:
        --- people/all.csv
        id,name
        mira,小满
    """
    return warning(
        "misencoded-table",
        at,
        say("the table is not saved as UTF-8, and was read as GB18030"),
        say('save it again as "CSV UTF-8 (comma delimited)"'),
    )


RULES = (
    unreadable_text,
    forbidden_character,
    too_large,
    unreadable_name,
    symlink,
    translation_without_base,
    unknown_language,
    campaign_given_twice,
    missing_main_file,
    no_list,
    unmerged_file,
    misencoded_table,
)
