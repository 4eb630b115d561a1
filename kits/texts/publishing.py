"""What is sent along with a message: files on their way into the leaders' tree, and cards."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator

from kits.channels.nodes import Image
from kits.model.community import Run
from kits.model.file_mistakes import mistaken_file
from kits.model.file_refs import FileRef
from kits.model.files import Files, Kind, Size
from kits.model.kits import Attachment
from kits.model.messages import Message
from kits.model.places import Place
from kits.model.selectors import Traits
from kits.texts.gathering import Gathered

SHOWN = (Kind.PICTURE,)
SENT = (Kind.PICTURE, Kind.SENT)


class Publishing:
    """Finds the files that messages send along, and remembers which they are."""

    def __init__(self, files: Files, gathered: Gathered) -> None:
        self._files = files
        self._gathered = gathered
        self.published: dict[str, str] = {}
        """Path in the leaders' tree, to path in the project folder."""

    def attachments(
        self,
        message: Message,
        run: Run,
        traits: Traits | None,
        plain: Callable[..., str | None],
        images: Iterable[tuple[Image, Place]],
    ) -> tuple[Attachment, ...]:
        """What goes with a message: what it attaches, then the images in its text, each once.

        `traits` are those of the group, if it is for one; `plain` fills in a text, given its value
        and its steps; `images` are those of the text, filled in, each with its place.
        """
        found: dict[str | int, Attachment] = {}
        for each in (*self._attached(message, run, traits, plain), *self._shown(run, images)):
            found.setdefault(each.path or len(found), each)
        return tuple(found.values())

    def _attached(
        self,
        message: Message,
        run: Run,
        traits: Traits | None,
        plain: Callable[..., str | None],
    ) -> Iterator[Attachment]:
        for place, item in enumerate(message.attach):
            if item.only and (traits is None or not item.only.matches(traits)):
                continue
            if item.card:
                name = plain(item.card, "attach", place, "card") or item.card
                source = plain(item.source, "attach", place, "from")
                yield Attachment(path=None, name=name, caption=source, expires=item.expires)
            elif file := plain(item.file, "attach", place, "file"):
                ref = FileRef(file, run.room, is_address=False)
                path = self._publish(run, ref, message.at("attach", place, "file"), SENT)
                caption = plain(item.caption, "attach", place, "caption")
                if path:
                    name = posixpath.basename(path)
                    size = self._size(path)
                    yield Attachment(
                        path=path, name=name, caption=caption, expires=item.expires, size=size
                    )

    def _shown(self, run: Run, images: Iterable[tuple[Image, Place]]) -> Iterator[Attachment]:
        for image, place in images:
            ref = FileRef(image.target, run.room)
            if not ref.is_elsewhere:
                path = self._publish(run, ref, place, SHOWN)
                if path:
                    name = posixpath.basename(path)
                    caption = image.caption or None
                    size = self._size(path)
                    yield Attachment(path=path, name=name, caption=caption, size=size)

    def _size(self, path: str) -> Size | None:
        """The size of what was published at a path of the leaders' tree, where it is a picture."""
        return self._files.size(self.published[path])

    def _publish(self, run: Run, ref: FileRef, place: Place, kinds: Collection[Kind]) -> str | None:
        """Where a file stands in the leaders' tree.

        None if it is none that may be sent, which is a finding at `place`.
        """
        found = self._files.find(ref)
        mistake = mistaken_file(self._files, ref, found, kinds, place)
        if mistake is not None:
            self._gathered.add(("file", place), mistake, ref.written)
            return None
        assert found.path is not None, "a file that is no mistake is there"
        path = run.room.published(found.path)
        self.published[path] = found.path
        return path
