"""A build that is killed or finds the disk full, at every step that it takes in the file system.

Whatever happens, the three trees are all of the build before or all of the new one.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from kits.hosts.phones import Phones
from kits.hosts.scratch import CannotWrite
from kits.hosts.sites import build_sites
from kits.locale import BUILT_IN
from kits.model.artifacts import Artifact, File, Page
from kits.model.audiences import Audience
from tests.hosts.test_building import Plain, read

pytestmark = pytest.mark.long

ALL = tuple(Audience)
MAKING = ("open", "os.mkdir", "os.link")
STEPS = (*MAKING, "os.rename", "os.remove", "os.rmdir", "ctypes.dlopen", "ctypes.dlsym")
"""What the interpreter calls the steps that change something; the last are those of the exchange."""
APART = 12
"""So many steps lie between two tries, but about the exchange."""
KILLED, REFUSED = 9, 28
State = Mapping[str, Mapping[str, bytes]]
Hook = Callable[[str, tuple[object, ...]], None]


@dataclass(frozen=True)
class Small:
    """A community of a few pages, each of which tells its age where its audience has one."""

    languages = BUILT_IN

    age: str
    ageing: tuple[Audience, ...]

    def of(self, audience: Audience) -> str:
        return self.age if audience in self.ageing else "same"

    def pages(self, audience: Audience) -> Iterator[Artifact]:
        for each in ALL:
            if each <= audience:
                age, name = self.of(each), each.title
                yield File(path=f"{name}/{age}/new.txt", content=age.encode())
                yield File(path=f"{name}/kept.txt", content=b"kept")
        age = self.of(audience)
        yield Page(path="index.md", title=age, body=age)

    def address(self, audience: Audience) -> str | None:
        return None

    def phones(self) -> Iterator[Artifact]:
        yield File(path="l/ada/index.html", content=self.of(Audience.LEADERS).encode())


def build(project: Path, small: Small) -> None:
    def check(phones: Phones | None) -> Small:
        assert phones
        age = small.of(Audience.LEADERS)
        phones.take(File(path=f"g/{n}/index.html", content=age.encode()) for n in range(2))
        return small

    build_sites(check, audiences=ALL, project=project, out=project / "site", host=Plain())


def state(project: Path) -> State:
    """All that stands in `site/`, by tree."""
    return {each.name: read(each) for each in (project / "site").iterdir()}


def aged(trees: State, old: str, new: str) -> State:
    return {
        name: {
            path.replace(old, new): content.replace(old.encode(), new.encode())
            for path, content in files.items()
        }
        for name, files in trees.items()
    }


def is_step(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether something is about to be changed; a file that is opened to be read is not."""
    if event != "open":
        return event in STEPS
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def killed(at: int) -> Hook:
    """Ends the process, with nothing tidied up, as it is about to take a step."""
    left = at

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if is_step(event, arguments):
            left -= 1
            if left < 0:
                os._exit(KILLED)

    return hook


def starved(at: int) -> Hook:
    """From a step on there is no space for anything new."""
    left = at

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if is_step(event, arguments):
            left -= 1
            if left < 0 and event in MAKING:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return hook


def steps_of(project: Path, small: Small) -> list[str]:
    """The steps that a whole build takes."""
    steps: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if is_step(event, arguments):
            steps.append(event)

    def told(out: Connection) -> None:
        sys.addaudithook(hook)
        build(project, small)
        out.send(list(steps))

    here, there = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=told, args=(there,))
    process.start()
    taken: list[str] = here.recv()
    process.join()
    return taken


def tries(steps: list[str], first: int, sweep: bool) -> list[int]:
    """The steps to be cut off at: all about the exchange, of the others some, and none."""
    exchange = [at for at, step in enumerate(steps) if step.startswith("ctypes.")]
    about = range(exchange[0] - 3, exchange[-1] + 4)
    apart = range(first, len(steps), 1 if sweep else APART)
    return sorted({*apart, *about, len(steps) - 1, len(steps) + APART})


def try_to_build(project: Path, small: Small, hook: Hook) -> int | None:
    """How a process of its own ended that built under such circumstances."""

    def run() -> None:
        sys.addaudithook(hook)
        try:
            build(project, small)
        except (OSError, CannotWrite):
            os._exit(REFUSED)
        os._exit(0)

    process = get_context("fork").Process(target=run)
    process.start()
    process.join()
    return process.exitcode


@pytest.mark.parametrize("fault", [killed, starved])
@pytest.mark.parametrize("unchanged", [0, 1, 2])
def test_trees_are_of_one_age_whenever_a_build_is_cut_off(
    tmp_path: Path, unchanged: int, fault: Callable[[int], Hook], sweep: bool
) -> None:
    ageing = ALL[unchanged:]
    for age in ("age-01", "age000"):  # what the first leaves is the spare of the third
        build(tmp_path, Small(age, ageing))
    steps = steps_of(tmp_path, Small("age001", ageing))
    before, age = state(tmp_path), "age001"
    assert set(before) == {audience.title for audience in ALL}
    endings, outcomes = set(), set()
    for place, step in enumerate(tries(steps, unchanged * 4, sweep)):
        new, later = f"age{place}a", f"age{place}b"
        endings.add(try_to_build(tmp_path, Small(new, ageing), fault(step)))
        after = state(tmp_path)
        wanted = aged(before, age, new)
        assert after in (before, wanted), f"step {step} of {len(steps)} left trees of two builds"
        outcomes.add(after == wanted)
        build(tmp_path, Small(later, ageing))
        before, age = aged(before, age, later), later
        assert state(tmp_path) == before
        assert {each.name for each in (tmp_path / ".kits").iterdir()} <= {"lock", "made", "spare"}
    assert endings == {0, KILLED if fault is killed else REFUSED}
    assert outcomes == {True, False}
