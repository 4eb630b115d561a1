"""What a host makes of one audience's pages, kept in memory between two looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kits.hosts.files import walk
from kits.hosts.host import Host, HostFailed
from kits.hosts.keeping import Kept
from kits.hosts.making import KEPT, Maker
from kits.hosts.scratch import HIDDEN
from kits.hosts.stage import write_stage
from kits.hosts.stamping import BlankLeft, Stampers
from kits.model.artifacts import Copied, Page, Prototype, Stamped

Staged = Sequence[Page | Prototype | Copied]


@dataclass(frozen=True, kw_only=True)
class Shell:
    """The host's last output, and what it was made of."""

    staged: Staged = ()
    look: int = -1
    """A number that moves on when the theme or the host's settings change."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    stampers: Stampers | None = None
    complaints: tuple[str, ...] = ()
    """What the host complained about."""
    problem: str = ""
    """Why the host could not render `staged`; `files` are then those of an earlier stage."""
    edition: int = 0
    """Of the preview, when this was made."""

    def suits(self, staged: Staged, look: int, edition: int) -> bool:
        """Whether a new one would be the same. A failure is tried again in each edition."""
        if self.problem and self.edition != edition:
            return False
        return self.look == look and self.staged == staged

    def find(self, path: str, stamped: Mapping[str, Stamped]) -> bytes | None:
        """A page that the host rendered, or one stamped from it."""
        if path in stamped and self.stampers is not None:
            return self.stampers.stamp(stamped[path])
        return self.files.get(path)


def render_shell(
    former: Shell,
    staged: Staged,
    *,
    audience: str,
    project: Path,
    host: Host,
    address: str,
    look: int,
    edition: int,
) -> Shell:
    """A new shell; where the host fails, the former one with the reason. Leaves no file behind."""
    with TemporaryDirectory(prefix="kits-preview-") as work:
        maker = Maker(project, Kept(project / HIDDEN / KEPT))
        there = [part for part in staged if is_there(part, project)]
        stage = write_stage(Path(work) / "stage", audience, there, maker)
        try:
            rendered = host.render(stage, Path(work) / "rendered", address)
            stampers = Stampers(stage, rendered.folder)
        except (HostFailed, BlankLeft) as error:
            reason = str(error)
            return replace(
                former,
                staged=staged,
                look=look,
                complaints=(reason,),
                problem=reason,
                edition=edition,
            )
        files = {
            path: Path(entry.path).read_bytes()
            for path, entry in walk(str(rendered.folder))
            if path not in stage.not_adopted
        }
    return Shell(
        staged=staged,
        look=look,
        files=files,
        stampers=stampers,
        complaints=rendered.warnings,
        edition=edition,
    )


def is_there(part: Page | Prototype | Copied, project: Path) -> bool:
    """Whether what is copied still exists: content goes on changing after it was read."""
    return not isinstance(part, Copied) or (project / part.source).is_file()
