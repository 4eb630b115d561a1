"""What leaders open on their phones, written as it is made: tens of thousands of pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kits.hosts.site import Report, SiteTree
from kits.hosts.stamping import refuse_blanks
from kits.model.artifacts import Artifact, File, Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one process wrote, and what it left to be made."""

    report: Report
    made: list[Made]


class Phones:
    """Takes pages into the lowest tree that has them."""

    def __init__(self, tree: SiteTree) -> None:
        """`tree` holds nothing else yet."""
        self._tree = tree
        self.made: list[Made] = []
        """What takes long, and is made later."""

    def take(self, artifacts: Iterable[Artifact]) -> None:
        """Writes files, and keeps in mind what is to be made."""
        for artifact in artifacts:
            match artifact:
                case File():
                    refuse_blanks(artifact.path, artifact.content)
                    self._tree.write(artifact.path, artifact.content)
                case Made():
                    self.made.append(artifact)
                case _:
                    raise TypeError(f"{artifact.path} needs a host, and is no page of a phone")

    def written(self) -> Written:
        """All that this process took, as plain data."""
        return Written(report=self._tree.report(), made=self.made)

    def hear(self, written: Written) -> None:
        """Takes in what another process wrote."""
        self._tree.hear(written.report)
        self.made += written.made
