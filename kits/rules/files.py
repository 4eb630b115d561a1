"""Files that texts refer to are there, and files that are there are referred to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kits.model.campaigns import Campaign, Row
from kits.model.community import Community
from kits.model.faces import picture_ref
from kits.model.file_mistakes import mistaken_file, near_file
from kits.model.file_refs import TAG, FileRef, room_of
from kits.model.files import Files, Kind
from kits.model.findings import Finding, Words, say, warning
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.people import Person
from kits.model.places import Place
from kits.model.pointers import pointers
from kits.model.recipes import Recipe
from kits.model.runs import Run
from kits.rules.misplaced import home_of
from kits.rules.wordings import Wording, written

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".et")
TEXT_TABLES = (".tsv", ".tab")
TABLES = re.compile(r"content/(?:(?:groups|people)/[^/]+|campaigns/[^/]+/[^/]+|[^/]+)\.csv")
"""Where tables stand."""
PORTRAITS = (".png", ".jpg", ".jpeg", ".webp", ".avif")


@dataclass(frozen=True, slots=True)
class FileMention:
    """A file that a record names."""

    ref: FileRef
    place: Place
    is_shown: bool
    """Whether it must be there and be a picture; a mere link may lead to anything."""


def missing_image(community: Community) -> Iterator[Finding]:
    """Banners, portraits and the pictures of lessons, pages and campaigns are there.

    Bad:
        --- campaigns/drive.md
        banner: images/banner.png

    Good:
        --- campaigns/drive.md
        title: Book drive
    """
    files = community.files
    for mention in _mentions(community):
        found = files.find(mention.ref)
        mistake = mistaken_file(files, mention.ref, found, (Kind.PICTURE,), mention.place)
        if mention.is_shown and mistake:
            yield mistake.shared(0)


def unusable_portrait(community: Community) -> Iterator[Finding]:
    """A portrait is a picture of ours, of a kind that every phone shows.

    These are PNG, JPEG, WebP and AVIF; phones often save HEIC, which only some can show. Nothing is
    taken from another site. In the place of any other stands the pattern of the person.

    Bad:
        --- people/mira.md
        name: Mira
        avatar: https://example.org/mira.jpg

    Good:
        --- people/mira.md
        name: Mira
    """
    for record, field in _with_pictures(community):
        written = getattr(record, field) or ""
        if picture_ref(record, field) is None:
            words = say('the picture "{file}" is on another site, so it is not shown', file=written)
            hint = say("put the picture beside the file, and write its name")
        elif not _is_portrait(written):
            words = say('"{file}" is no picture that every phone shows', file=written)
            hint = say("save it as PNG, JPEG, WebP or AVIF")
        else:
            continue
        yield warning("unusable-portrait", record.at(field), words, hint)


def _with_pictures(community: Community) -> Iterator[tuple[Person | Group, str]]:
    """The records that give a picture of their own, each with the field that names it."""
    yield from ((person, "avatar") for person in community.people.values() if person.avatar)
    yield from ((group, "logo") for group in community.groups.values() if group.logo)


def unclaimed_files(
    community: Community, others: Collection[str], claimed: Collection[str]
) -> Iterator[Finding]:
    """The findings of `unclaimed-file`.

    `others` are the files that are no record, `claimed` those which kits refer to besides.
    """
    files = community.files
    known = {
        *claimed,
        *(_meant(files, mention) for mention in _mentions(community)),
        *(files.find(ref).path for ref in _filled_in(community)),
    }
    patterns = [ref.pattern for ref in _sent(community)]
    for path in sorted(set(others) - known):
        if not any(pattern.fullmatch(path) for pattern in patterns):
            home = home_of(path, community)
            spreadsheet = None if home else _spreadsheet(path)
            yield spreadsheet or unclaimed_file(Place(path), path, home)


def _meant(files: Files, mention: FileMention) -> str | None:
    """The file that is named, also by a slip, of which `missing_image` tells."""
    path = files.find(mention.ref).path
    return near_file(files, mention.ref) if path is None and mention.is_shown else path


def _spreadsheet(path: str) -> Finding | None:
    """The finding of a file that holds a table, but not in the form that is read."""
    stem, suffix = posixpath.splitext(path)
    name = stem.rpartition("/")[2]
    is_table = suffix.lower() in (*SPREADSHEETS, *TEXT_TABLES)
    if not is_table or name.startswith("~$") or not TABLES.fullmatch(f"{stem}.csv".lower()):
        return None
    words = say('the spreadsheet "{path}" is not read', path=path)
    hint = say(
        'save it as "CSV UTF-8 (comma delimited)" under the name "{name}.csv", '
        "and take this file out of content/",
        name=name,
    )
    if suffix.lower() in TEXT_TABLES:
        words = say('the table "{path}" is not read', path=path)
        hint = say('rename it to "{name}.csv"', name=name)
    return warning("unclaimed-file", Place(path), words, hint)


def unclaimed_file(at: Place, path: str, home: Words | None = None) -> Finding:
    """A file in `content/` is a record, or a record refers to it.

    Any other file is never published, which is seldom what was meant.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/messages/20-end.markdown
        The end.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/messages/20-end.md
        title: End
        send: ends 20:00
        ---
        The end.
    """
    return warning(
        "unclaimed-file",
        at,
        say('nothing refers to "{path}", so it is never published', path=path),
        home or say("refer to it where it belongs, or delete it if nobody needs it"),
    )


def _mentions(community: Community) -> Iterator[FileMention]:
    for run in community.runs.values():
        for version in (run.campaign, *run.campaign.translations.values()):
            ref = FileRef(version.banner or "", run.room, is_address=False)
            if not ref.is_elsewhere:
                yield FileMention(ref, version.at("banner"), True)
    for settings in (community.settings, *community.settings.translations.values()):
        if not settings.picture.is_elsewhere:
            yield FileMention(settings.picture, settings.at("banner"), True)
    for record, field in _with_pictures(community):
        picture = picture_ref(record, field)
        if picture is not None:
            yield FileMention(picture, record.at(field), _is_portrait(picture.written))
    for wording in written(community):
        runs = wording.templated and wording.steps[0] != "faq"
        if wording.prose and not runs and not isinstance(wording.record, Recipe):
            yield from _in_prose(wording)


def _is_portrait(avatar: str) -> bool:
    return avatar.lower().endswith(PORTRAITS)


def _in_prose(wording: Wording) -> Iterator[FileMention]:
    for pointer in pointers(wording.text):
        passage = wording.passage()
        ref = FileRef(pointer.target, room_of(passage.path))
        if not (ref.is_elsewhere or TAG.search(pointer.target)):
            place = passage.place_of(pointer.start, pointer.end - pointer.start)
            yield FileMention(ref, place, pointer.is_shown)


def _sent(community: Community) -> Iterator[FileRef]:
    """What messages send: also those of drafts and of campaigns that have ended."""
    for run in community.runs.values():
        for message in run.messages.values():
            for version in (message, *message.translations.values()):
                yield from _files_of(run, version)


def _filled_in(community: Community) -> Iterator[FileRef]:
    """The files that values name which a tag alone stands for, whether or not there are kits."""
    for run in community.runs.values():
        sent = (ref for message in run.messages.values() for ref in _files_of(run, message))
        if any(TAG.fullmatch(ref.written.strip()) for ref in sent):
            for value in _values(community, run):
                yield FileRef(value, run.room, is_address=False)


def _values(community: Community, run: Run) -> Iterator[str]:
    """The values of a campaign's own, of its rows and of groups, in every language."""
    records: list[Campaign | Row | Group] = [run.campaign, *run.rows.values()]
    for record in (*records, *community.groups.values()):
        for version in (record, *record.translations.values()):
            named = version.columns if isinstance(version, Row) else version.vars
            yield from (value for value in named.values() if isinstance(value, str) and value)


def _files_of(run: Run, message: Message) -> Iterator[FileRef]:
    for item in message.attach:
        if item.file:
            yield FileRef(item.file, run.room, is_address=False)
    for pointer in pointers(message.text):
        if pointer.is_shown:
            yield FileRef(pointer.target, run.room)
