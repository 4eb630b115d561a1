"""What leaders open on their phones, written as it is made: tens of thousands of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kits.groups import Part
from kits.hosts.making import Maker
from kits.hosts.site import Report, SiteTree
from kits.hosts.spares import Marks
from kits.hosts.stamping import refuse_blanks
from kits.model.artifacts import Artifact, File, Made


class Written(NamedTuple):
    """What was written of a group, and what is left to be made."""

    report: Report
    made: list[Made]


class Phones:
    """Takes pages into the lowest tree that has them."""

    def __init__(self, name: str, tree: SiteTree) -> None:
        """`tree` holds nothing else yet; it takes its place under that name."""
        self.tree = name
        self._tree = tree
        self.made: list[Made] = []
        """What takes long, and is made later."""

    def take(self, artifacts: Iterable[Artifact]) -> Written:
        """Writes files, and keeps in mind what is to be made; tells what these were."""
        made: list[Made] = []
        with self._tree.reported() as report:
            for artifact in artifacts:
                match artifact:
                    case File():
                        refuse_blanks(artifact.path, artifact.content)
                        self._tree.write(artifact.path, artifact.content)
                    case Made():
                        made.append(artifact)
                    case _:
                        raise TypeError(f"{artifact.path} needs a host, and is no page of a phone")
        self.made += made
        return Written(report=report, made=made)

    def hear(self, written: Written) -> None:
        """Takes in what another process wrote."""
        self._tree.hear(written.report)
        self.made += written.made

    def hear_all(self, part: Part) -> None:
        """Takes in what another process wrote for some of the groups."""
        for kept in part.bundles.values():
            self.hear(kept.written)

    def bring(self, files: Iterable[tuple[str, Path]]) -> None:
        """Takes in copies of what another machine made, by path in the tree."""
        for path, source in files:
            self._tree.copy(path, source)

    def finish(self, maker: Maker) -> None:
        """Makes and writes what takes long."""
        for artifact in maker.finish(self.made):
            if isinstance(artifact, File):
                self._tree.write(artifact.path, artifact.content)

    @property
    def stands(self) -> Marks:
        """How the files of the old tree stand."""
        return self._tree.stands

    def recall(self, written: Written, paths: Sequence[str]) -> None:
        """Takes over what an earlier build wrote, and stands in the old tree at these paths."""
        self._tree.take_over(paths)
        self.made += written.made
