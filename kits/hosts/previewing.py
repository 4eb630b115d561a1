"""The three trees of a preview, made only as far as someone looks at them.

Nothing is made when a file is saved: a page is when it is asked for, from the last reading without
errors. So an edit costs its reading and the page looked at, however many groups there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Condition, Lock
from typing import NamedTuple

from kits.hosts.drawing import DrawnTree
from kits.hosts.host import Host, HostFailed
from kits.hosts.shells import Shell, Staged, render_shell
from kits.locale import ENGLISH, Tongue
from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.model.findings import Finding, Severity
from kits.report.terminal import render_concise


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one reading of the content gave."""

    findings: tuple[Finding, ...] = ()
    render: Callable[[Audience], Iterable[Artifact]] | None = None
    """None where there is no community at all; not called when a finding is an error."""
    phones: Callable[[Audience], Iterable[Artifact]] = lambda audience: ()
    """What `render` leaves to be made one by one, as far as someone asks: files that no host has a
    part in, such as the kits of ten thousand groups."""
    language: Tongue = ENGLISH
    """In which findings are told on a page."""

    @property
    def problem(self) -> str:
        """The errors, one a line; empty when there are none."""
        errors = [found for found in self.findings if found.severity is Severity.ERROR]
        return render_concise(errors, self.language, colour=False)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The trees of one reading without errors."""

    number: int
    """The first is 1."""
    look: int
    """Moves on when the theme or the host's settings change."""
    trees: Mapping[Audience, DrawnTree]


class State(NamedTuple):
    """What a page must know to stay up to date."""

    edition: int
    """0 as long as there is none."""
    problem: str
    """What keeps a newer one from being shown; empty when all is well."""


class Preview:
    """What is shown at the moment, and what is wrong since; for several threads at once."""

    def __init__(
        self,
        project: Path,
        host: Host,
        address: Callable[[Audience], str],
        complain: Callable[[str], None],
    ) -> None:
        """`address` is where a tree is served; `complain` hears what the host complains about."""
        self._project = project
        self._host = host
        self._address = address
        self._complain = complain
        self._drawing, self._rendering = Lock(), Lock()
        self._shells = {audience: Shell() for audience in Audience}
        self._look = 0
        self._news = Condition()
        self.closed = False
        self.reading = Reading()
        """The last one, with or without errors."""
        self.edition: Edition | None = None
        """None until a reading had no errors."""

    @property
    def state(self) -> State:
        """The edition, and what is wrong with the content, else with the host."""
        edition = self.edition.number if self.edition else 0
        shells = [shell for shell in self._shells.values() if shell.edition == edition]
        failures = dict.fromkeys(shell.problem for shell in shells if shell.problem)
        return State(edition, self.reading.problem or "\n".join(failures))

    def take(self, reading: Reading, *, new_look: bool) -> None:
        """Shows a reading from now on; one with errors leaves the edition as it is."""
        with self._news:
            self._look += new_look
            self.reading = reading
            if reading.render is not None and not reading.problem:
                trees = {
                    audience: DrawnTree(
                        partial(reading.render, audience),
                        partial(reading.phones, audience),
                        self._project,
                    )
                    for audience in Audience
                }
                number = self.state.edition + 1
                self.edition = Edition(number=number, look=self._look, trees=trees)
            self._news.notify_all()

    def wait(self, known: State | None, seconds: float) -> State:
        """The state, once it is not the known one, or the preview closes, or so long has passed."""
        with self._news:
            self._news.wait_for(lambda: self.closed or self.state != known, seconds)
            return self.state

    def close(self) -> None:
        """Lets nobody wait any longer."""
        with self._news:
            self.closed = True
            self._news.notify_all()

    def find(self, edition: Edition, audience: Audience, path: str) -> bytes | None:
        """The content of a file of a tree.

        The host is asked first for what it made before, so that no phone page is made to look for
        it, and last for what nothing else holds. Raises HostFailed when it could not render this
        tree, and never could before.
        """
        tree = edition.trees[audience]
        with self._drawing:
            tree.open()
        if path in self._shells[audience].files or path in tree.stamped:
            hosted = self._shell(edition, audience, tree.staged).find(path, tree.stamped)
            if hosted is not None:
                return hosted
        with self._drawing:
            found = tree.find(path)
        if isinstance(found, Path):
            return found.read_bytes() if found.is_file() else None
        if found is not None:
            return found
        return self._shell(edition, audience, tree.staged).find(path, tree.stamped)

    def _shell(self, edition: Edition, audience: Audience, staged: Staged) -> Shell:
        """The host's output, rendered anew only when its pages or their look changed."""
        with self._rendering:
            shell = self._shells[audience]
            if not shell.suits(staged, edition.look, edition.number):
                shell = render_shell(
                    shell,
                    staged,
                    audience=audience.title,
                    project=self._project,
                    host=self._host,
                    address=self._address(audience),
                    look=edition.look,
                    edition=edition.number,
                )
                with self._news:
                    self._shells[audience] = shell
                    self._news.notify_all()
                for complaint in shell.complaints:
                    self._complain(complaint)
        if shell.problem and not shell.files:
            raise HostFailed(shell.problem)
        return shell
