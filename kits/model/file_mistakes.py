"""Rules of files that content refers to, which several floors find broken."""

from __future__ import annotations

from collections.abc import Collection

from kits.model.file_refs import FileRef
from kits.model.files import Files, Found, Kind, Trouble
from kits.model.findings import Finding, Words, error, say
from kits.model.nearest import nearest
from kits.model.places import Place


def mistaken_file(
    files: Files, ref: FileRef, found: Found, kinds: Collection[Kind], at: Place
) -> Finding | None:
    """What is wrong with a reference to a file that must be there and be of one of these kinds."""
    match found.trouble:
        case Trouble.OUTSIDE:
            return foreign_file(at, ref.written)
        case Trouble.BACKSLASH:
            return backslash_in_path(at, ref.written, found.near or "")
        case Trouble.CASE | Trouble.MISSING:
            path = near_file(files, ref)
            near = found.near or (path and files.written(path, ref.room))
            return missing_image(at, ref.written, near)
    assert found.path is not None, "what is not missing is there"
    kind = files.look(found.path)
    if kind in kinds:
        return None
    return unusable_file(at, ref.written, kind, Kind.SENT in kinds)


def near_file(files: Files, ref: FileRef) -> str | None:
    """The file of its folder that a reference to none may mean, by a slip."""
    own = [path for path in files if path.startswith(f"{ref.room.own}/")]
    return nearest(ref.paths[-1], own) if ref.paths else None


def missing_image(place: Place, file: str, near: str | None) -> Finding:
    """Every file that is sent with a message, and every picture, is there.

    In a campaign's texts and messages a path starts from the campaign's folder, elsewhere from the
    folder of the file that names it; `/images/…` starts from `content/images`. Upper and lower case
    count, since they count on the machine that builds.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        attach: images/code.png
        ---
        We begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
    """
    words = say('there is no file "{file}"', file=file)
    many = say('there is no file "{file}" (nor those of {others} more groups)', file=file)
    hint = say("add the file, or take its name out")
    if near:
        hint = say('did you mean "{near}"?', near=near)
    return error("missing-image", place, words, hint, many=many)


def foreign_file(place: Place, file: str) -> Finding:
    """A record shows and sends files of its own folder, or of `content/images`.

    What lies beside another campaign may be a draft's, and what lies elsewhere was never meant to
    be shown: rosters, plans, notes.

    Bad:
        --- campaigns/drive.md
        banner: ../people/all.csv

    Good:
        --- campaigns/drive.md
        title: Book drive
    """
    return error(
        "foreign-file",
        place,
        say('"{file}" lies outside the folder of what refers to it', file=file),
        say(
            "put a copy beside it, or put the file into content/images and write "
            "/images/ before its name"
        ),
    )


def backslash_in_path(place: Place, file: str, near: str) -> Finding:
    """Folders in a path are parted by `/`.

    Bad:
        --- campaigns/drive.md
        banner: images\\banner.png

    Good:
        --- campaigns/drive.md
        title: Book drive
    """
    return error(
        "backslash-in-path",
        place,
        say('"{file}" is written with a backslash, which most machines do not know', file=file),
        say('write "{near}"', near=near),
    )


def unusable_file(place: Place, file: str, kind: Kind, is_sent: bool) -> Finding:
    """What is shown is a picture, and what is sent is of a kind that a phone opens.

    Pictures are PNG, JPEG, GIF, WebP, AVIF and SVG, by what is in them and not by their name alone.
    Besides them PDF, office documents, sound, film, calendars, plain texts and archives are sent.
    A picture is published without what its camera wrote beside it: place, owner, device.

    Bad:
        --- campaigns/drive/campaign.md
        banner: images/banner.png
        --- campaigns/drive/images/banner.png
        This is no picture.

    Good:
        --- campaigns/drive/campaign.md
        title: Book drive
    """
    return error("unusable-file", place, *_unusable(file, kind, is_sent))


def _unusable(file: str, kind: Kind, is_sent: bool) -> tuple[Words, Words]:
    again = say("save it anew as PNG or JPEG")
    if kind is Kind.BROKEN:
        return say('"{file}" cannot be read as a picture', file=file), again
    if kind is Kind.HUGE:
        words = say('"{file}" has more than 80 million pixels, or 16,000 on a side', file=file)
        return words, say("make it smaller; 2,000 pixels on a side are enough for any screen")
    if kind is Kind.RECORD:
        words = say(
            '"{file}" is part of the content itself, so it is neither shown nor sent', file=file
        )
        return words, say("write the name of a picture, or save what is meant as PDF")
    if is_sent:
        words = say('"{file}" is of a kind that is not sent along', file=file)
        return words, say("save it as PDF, or as a picture in PNG or JPEG")
    return say('"{file}" is no picture', file=file), again


RULES = (missing_image, foreign_file, backslash_in_path, unusable_file)
