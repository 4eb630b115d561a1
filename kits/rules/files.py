"""Files that texts refer to are there, and files that are there are referred to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from kits.model.community import Community, Run
from kits.model.findings import Finding, say, warning
from kits.model.messages import Message
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.model.recipes import Recipe
from kits.rules.wordings import Wording, written
from kits.texts import mistakes

REFERENCE = re.compile(r"(?P<image>!)?\[[^\]\n]*\]\(\s*<?(?P<target>[^)\s>]+)>?[^)\n]*\)")
"""An image or link in Markdown."""
ATTRIBUTE = re.compile(r"""\b(?:src|href|poster)=(["'])(?P<target>[^"'\n]+)\1""")
"""One in HTML, which ordinary pages may hold."""
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""How a target begins that is no file of the content folder."""
PORTRAITS = (".png", ".jpg", ".jpeg", ".webp", ".avif")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True, slots=True)
class FileMention:
    """A file that a record names."""

    file: str
    """As it is written."""
    folder: str
    """From which it is found."""
    place: Place
    image: bool
    """Whether it is shown, and so must be there."""

    @property
    def path(self) -> str:
        """In the project folder."""
        return posixpath.normpath(posixpath.join(self.folder, unquote(self.file)))


def missing_image(community: Community) -> Iterator[Finding]:
    """Banners, portraits and the pictures of lessons, pages and campaigns are there.

    A path starts from the folder of the file that names it.

    Bad:
        --- campaigns/drive.md
        banner: images/banner.png

    Good:
        --- campaigns/drive.md
        title: Book drive
    """
    for mention in _mentions(community):
        path = mention.path
        if mention.image and path not in community.files:
            near = nearest(path, community.files)
            shown = posixpath.relpath(near, mention.folder) if near else None
            yield mistakes.missing_image(mention.place, mention.file, shown)


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
    for person in community.people.values():
        avatar = person.avatar or ""
        if ADDRESS.match(avatar):
            words = say('the portrait "{file}" is on another site, so it is not shown', file=avatar)
            hint = say("put the picture beside the file, and write its name")
        elif avatar and not avatar.lower().endswith(PORTRAITS):
            words = say('"{file}" is no picture that every phone shows', file=avatar)
            hint = say("save it as PNG, JPEG, WebP or AVIF")
        else:
            continue
        yield warning("unusable-portrait", person.at("avatar"), words, hint)


def unclaimed_files(
    community: Community, others: Collection[str], claimed: Collection[str]
) -> Iterator[Finding]:
    """The findings of `unclaimed-file`.

    `others` are the files that are no record, `claimed` those which kits refer to besides.
    """
    known = {*claimed, *(mention.path for mention in _mentions(community))}
    patterns = [re.compile(pattern) for pattern in _attached(community)]
    for path in sorted(set(others) - known):
        if not any(pattern.fullmatch(path) for pattern in patterns):
            yield unclaimed_file(Place(path), path)


def unclaimed_file(at: Place, path: str) -> Finding:
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
        say("delete it, rename it if it is a record, or refer to it where it belongs"),
    )


def _mentions(community: Community) -> Iterator[FileMention]:
    for run in community.runs.values():
        for version in (run.campaign, *run.campaign.translations.values()):
            banner = version.banner
            if banner and not ADDRESS.match(banner):
                yield FileMention(banner, run.folder, version.at("banner"), True)
    for person in community.people.values():
        if person.avatar and not ADDRESS.match(person.avatar):
            place = person.at("avatar")
            yield FileMention(person.avatar, posixpath.dirname(place.path), place, True)
    for group in community.groups.values():
        if group.logo and not ADDRESS.match(group.logo):
            place = group.at("logo")
            yield FileMention(group.logo, posixpath.dirname(place.path), place, True)
    for wording in written(community):
        if wording.prose and not wording.templated and not isinstance(wording.record, Recipe):
            yield from _in_prose(wording)


def _in_prose(wording: Wording) -> Iterator[FileMention]:
    for pattern in (REFERENCE, ATTRIBUTE):
        for found in pattern.finditer(wording.text):
            target = found["target"]
            file = re.split("[?#]", target, maxsplit=1)[0]
            if file and not ADDRESS.match(target):
                passage = wording.passage()
                place = passage.place_of(found.start("target"), len(target))
                image = pattern is REFERENCE and bool(found["image"])
                yield FileMention(file, posixpath.dirname(passage.path), place, image)


def _attached(community: Community) -> Iterator[str]:
    """Patterns of what messages send: also those of drafts and of campaigns that have ended."""
    for run in community.runs.values():
        for message in run.messages.values():
            for version in (message, *message.translations.values()):
                yield from _files_of(run, version)


def _files_of(run: Run, message: Message) -> Iterator[str]:
    files = [item.file for item in message.attach if item.file]
    files += [found["target"] for found in REFERENCE.finditer(message.text) if found["image"]]
    for file in files:
        path = posixpath.normpath(posixpath.join(run.folder, file))
        yield "[^/]*".join(re.escape(part) for part in TAG.split(path))
