"""What is sent along with a message: files on their way into the leaders' tree, and cards."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from kits.channels.nodes import Image
from kits.model.file_mistakes import mistaken_file
from kits.model.file_refs import FileRef
from kits.model.files import Files, Kind
from kits.model.kits import Attachment
from kits.model.messages import Message
from kits.model.places import Place
from kits.model.runs import Run
from kits.model.selectors import Traits
from kits.texts.gathering import Gathered

SHOWN = (Kind.PICTURE,)
SENT = (Kind.PICTURE, Kind.SENT)


class Publishing:
    """Finds the files that messages send along."""

    def __init__(self, files: Files, gathered: Gathered) -> None:
        self._files = files
        self._gathered = gathered

    def attachments(
        self,
        message: Message,
        run: Run,
        traits: Sequence[Traits],
        plain: Callable[..., str | None],
        images: Iterable[tuple[Image, Place]],
    ) -> tuple[Attachment, ...]:
        """What goes with a message: what it attaches, then the images in its text, each once.

        `traits` are those of the group, or of each that a team looks after; `plain` fills in a
        text, given its value and its steps; `images` are those of the text, filled in, each with
        its place.
        """
        found: dict[str | int, Attachment] = {}
        for each in (*self._attached(message, run, traits, plain), *self._shown(run, images)):
            found.setdefault(each.path or len(found), each)
        return tuple(found.values())

    def _attached(
        self,
        message: Message,
        run: Run,
        traits: Sequence[Traits],
        plain: Callable[..., str | None],
    ) -> Iterator[Attachment]:
        for place, item in enumerate(message.attach):
            if item.only and not any(map(item.only.matches, traits)):
                continue
            if item.card:
                name = plain(item.card, "attach", place, "card") or item.card
                source = plain(item.source, "attach", place, "from")
                yield Attachment(path=None, name=name, caption=source, expires=item.expires)
            elif file := plain(item.file, "attach", place, "file"):
                ref = FileRef(file, run.room, is_address=False)
                caption = plain(item.caption, "attach", place, "caption")
                at = message.at("attach", place, "file")
                sent = self._published(run, ref, at, SENT, caption)
                if sent:
                    yield replace(sent, expires=item.expires)

    def _shown(self, run: Run, images: Iterable[tuple[Image, Place]]) -> Iterator[Attachment]:
        for image, place in images:
            ref = FileRef(image.target, run.room)
            if not ref.is_elsewhere:
                shown = self._published(run, ref, place, SHOWN, image.caption or None)
                if shown:
                    yield shown

    def _published(
        self, run: Run, ref: FileRef, place: Place, kinds: Collection[Kind], caption: str | None
    ) -> Attachment | None:
        """A file on its way into the leaders' tree.

        None if it is none that may be sent, which is a finding at `place`.
        """
        found = self._files.find(ref)
        mistake = mistaken_file(self._files, ref, found, kinds, place)
        if mistake is not None:
            self._gathered.add(("file", place), mistake, ref.written)
            return None
        assert found.path is not None, "a file that is no mistake is there"
        path = run.room.published(found.path)
        return Attachment(
            path=path,
            name=posixpath.basename(path),
            source=found.path,
            caption=caption,
            size=self._files.size(found.path),
        )
