"""Sites made of a project, for `kits build`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from kits.cli.badges import refuse_bad_key
from kits.cli.printing import findings_text
from kits.cli.project import Project, fail
from kits.hosts.forking import WorkerLost, shared_out
from kits.hosts.host import Host, HostFailed
from kits.hosts.limits import Built
from kits.hosts.memory import Memory
from kits.hosts.mkdocs import MkDocs
from kits.hosts.phones import Phones
from kits.hosts.scratch import BuildRunning, CannotWrite
from kits.hosts.shards import Refused
from kits.hosts.site import NotATree
from kits.hosts.sites import Note, build_sites
from kits.hosts.spares import Marks
from kits.hosts.stamping import BlankLeft
from kits.hosts.standing import Build
from kits.hosts.zensical import Zensical
from kits.locale import BUILT_IN
from kits.model.audiences import Audience
from kits.model.claims import UnsafePath
from kits.model.findings import Finding
from kits.pipeline import NO_ENVIRONMENT, Checked, check, load
from kits.render.bare import NoPicture
from kits.render.renderers import phones_of

HOSTS: dict[str, Callable[[Path], Host]] = {"mkdocs": MkDocs, "zensical": Zensical}


def make(
    project: Project,
    audiences: Sequence[Audience],
    host: Host,
    out: Path,
    jobs: int,
    this: Build,
    *,
    untrusted: bool,
) -> Mapping[str, Built]:
    """Checks everything and builds the sites; what is wrong is printed, an error ends the command.

    `this` notes what was made, so that the next build may find it. Where the content is untrusted,
    no secret of the environment is in reach of what is made.
    """
    environment: Mapping[str, str] = NO_ENVIRONMENT if untrusted else os.environ
    if not untrusted:
        refuse_bad_key()
    printed, is_ours = "", True
    memory: Memory | None = None

    def found(phones: Phones | None) -> Checked:
        nonlocal printed, is_ours, memory
        loaded = load(project.tree(), untrusted=untrusted)
        is_ours = loaded.is_ours
        deal = partial(shared_out, jobs=jobs)
        if phones is None:
            result = check(loaded, project.now, deal=deal, environment=environment)
        else:
            if is_ours:
                memory = Memory(this.bundles, project.folder, phones, this.program)
            result = check(
                loaded,
                project.now,
                lambda seen, bundle: phones.take(phones_of(loaded.renderers, seen, bundle)),
                partial(deal, hear=phones.hear_all),
                environment,
                memory,
            )
        source, printed = settled(result, project)
        return source

    def note(source: Checked, built: Mapping[str, Built], marks: Mapping[str, Marks]) -> None:
        if is_ours:  # code of others may read anything
            this.keep(project.now, source.good_until, built, marks, printed)
        if memory and source.made:
            memory.keep(source.made, marks[memory.tree])

    return put(found, project, audiences, host, out, jobs, note, this.program)


def settled(result: Checked | tuple[Finding, ...], project: Project) -> tuple[Checked, str]:
    """What may be built, and its findings as they were printed; an error ends the command."""
    findings = result.findings if isinstance(result, Checked) else result
    languages = result.languages if isinstance(result, Checked) else BUILT_IN
    printed = findings_text(findings, project, languages)
    click.echo(printed, nl=False)
    if not isinstance(result, Checked) or result.has_errors:
        sys.exit(1)
    return result, printed


def put(
    found: Callable[[Phones | None], Checked],
    project: Project,
    audiences: Sequence[Audience],
    host: Host,
    out: Path,
    jobs: int,
    note: Note[Checked] = lambda source, built, marks: None,
    program: bytes = b"",
) -> Mapping[str, Built]:
    """Builds the sites of what was found, and puts them in place; see `build_sites`."""
    with Console(stderr=True).status(f"Building {out}"), telling():  # seen on a terminal alone
        return build_sites(
            found,
            audiences=audiences,
            project=project.folder,
            out=out,
            host=host,
            jobs=jobs,
            program=program,
            note=note,
        )


@contextmanager
def telling() -> Iterator[None]:
    """Ends the command with a sentence where something cannot be made or written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        fail(f"cannot write the sites: {problem}", "see to the disk, and build again", status=1)
    except CannotWrite as problem:
        fail(str(problem), "name a folder that you may write in with --out", status=1)
    except Refused as problem:
        fail(str(problem), problem.remedy, status=1)
    except (
        HostFailed,
        BuildRunning,
        NotATree,
        BlankLeft,
        NoPicture,
        UnsafePath,
        WorkerLost,
    ) as problem:
        fail(str(problem), "the sites that stood before still stand", status=1)
