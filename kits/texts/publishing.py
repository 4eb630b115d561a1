"""What is sent along with a message: files on their way into the leaders' tree, and cards."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator

from kits.channels.nodes import Image
from kits.model.community import Run
from kits.model.kits import Attachment
from kits.model.messages import Message
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.model.selectors import Traits
from kits.texts import mistakes
from kits.texts.gathering import Gathered

RECORDS = (".md", ".csv", ".yml")
"""What records are written in: none of these is ever published as it stands."""


class Publishing:
    """Finds the files that messages send along, and remembers which they are."""

    def __init__(self, files: Collection[str], gathered: Gathered) -> None:
        """`files` are those of the content folder, by their path in the project folder."""
        self._files = frozenset(file for file in files if not file.endswith(RECORDS))
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
                path = self._publish(run, file, message.at("attach", place, "file"))
                caption = plain(item.caption, "attach", place, "caption")
                if path:
                    name = posixpath.basename(path)
                    yield Attachment(path=path, name=name, caption=caption, expires=item.expires)

    def _shown(self, run: Run, images: Iterable[tuple[Image, Place]]) -> Iterator[Attachment]:
        for image, place in images:
            if "://" not in image.target:
                path = self._publish(run, image.target, place)
                if path:
                    name = posixpath.basename(path)
                    yield Attachment(path=path, name=name, caption=image.caption or None)

    def _publish(self, run: Run, file: str, place: Place) -> str | None:
        """Where a file, named from the campaign's folder, stands in the leaders' tree.

        None if there is no such file, which is a finding at `place`.
        """
        source = posixpath.normpath(posixpath.join(run.folder, file))
        if source not in self._files:
            near = nearest(source, self._files)
            shown = posixpath.relpath(near, run.folder) if near else None
            self._gathered.add(
                ("missing-image", place),
                lambda others: mistakes.missing_image(place, file, shown, others),
                source,
            )
            return None
        inside = posixpath.relpath(source, run.folder)
        path = f"campaigns/{run.id}/{inside}"
        if inside.startswith("../"):
            path = f"media/{posixpath.relpath(source, 'content')}"
        self.published[path] = source
        return path
