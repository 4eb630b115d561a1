"""From a stream of artifacts to a served tree: the whole of a build's second half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kits.hosts.files import walk
from kits.hosts.host import Host
from kits.hosts.keeping import Kept
from kits.hosts.limits import Built
from kits.hosts.making import KEPT, Maker, Ready
from kits.hosts.scratch import workshop
from kits.hosts.site import SiteTree, new_tree
from kits.hosts.stage import Stage, write_stage
from kits.hosts.stamping import Stampers, refuse_blanks
from kits.hosts.waiting import Waiting
from kits.model.artifacts import Artifact, Copied, File, Page, Prototype, Stamped

TEXTS = (".html", ".json", ".xml", ".txt", ".js", ".css", ".svg")
"""What of a host's output could hold a blank."""


def build_tree(
    artifacts: Iterable[Artifact],
    *,
    audience: str,
    project: Path,
    target: Path,
    scratch: Path,
    host: Host,
    site_url: str | None = None,
    lower: Path | None = None,
) -> Built:
    """Builds one audience's tree alone, and puts it at `target`; see `fill_tree`."""
    with new_tree(target, scratch, lower) as tree:
        maker = Maker(project, Kept(scratch / KEPT))
        return fill_tree(
            tree,
            artifacts,
            audience=audience,
            scratch=scratch,
            host=host,
            maker=maker,
            site_url=site_url,
        )


def fill_tree(
    tree: SiteTree,
    artifacts: Iterable[Artifact],
    *,
    audience: str,
    scratch: Path,
    host: Host,
    maker: Maker,
    site_url: str | None = None,
) -> Built:
    """Fills a tree with what an audience gets, beside what already is in it.

    Artifacts may come in any order. Files are written as they come and never held; the values of
    stamped pages wait until the host has rendered their prototypes. `scratch` comes from
    `open_scratch`; `maker` makes what is costly. Raises HostFailed, BlankLeft and UnsafePath.
    """
    with workshop(scratch) as work, Waiting(scratch) as waiting:
        ready = maker.finish(once(artifacts))
        staged = list(_write_files(ready, tree, maker, waiting))
        stage = write_stage(work / "stage", audience, staged, maker)
        rendered = host.render(stage, work / "rendered", site_url)
        stampers = Stampers(stage, rendered.folder)
        _adopt(rendered.folder, stage, tree)
        for page in waiting.release():
            tree.write(page.path, stampers.stamp(page))
    tree.settle()
    return Built(size=tree.size, changed=tree.changed, warnings=rendered.warnings)


def _write_files(
    artifacts: Iterable[Ready], tree: SiteTree, maker: Maker, waiting: Waiting
) -> Iterator[Page | Prototype | Copied]:
    """Writes what needs no host, lets stamped pages wait, and gives what a stage is made of."""
    for artifact in artifacts:
        match artifact:
            case File():
                refuse_blanks(artifact.path, artifact.content)
                tree.write(artifact.path, artifact.content)
            case Copied():
                write_copy(artifact, tree, maker)
                yield artifact
            case Stamped():
                waiting.add(artifact)
            case Page() | Prototype():
                yield artifact


def write_copy(copied: Copied, tree: SiteTree, maker: Maker) -> None:
    """Puts a file of the content into the tree; of a picture, what is seen of it."""
    content = maker.published(copied)
    if content is None:
        tree.copy(copied.path, maker.project / copied.source)
    else:
        tree.write(copied.path, content)


def once(artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
    """The artifacts, a copied file only the first time: several pages may show one image."""
    copied: set[Copied] = set()
    for artifact in artifacts:
        if isinstance(artifact, Copied):
            if artifact in copied:
                continue
            copied.add(artifact)
        yield artifact


def _adopt(rendered: Path, stage: Stage, tree: SiteTree) -> None:
    """Takes over what the host made, without the prototypes and its copies of staged files."""
    left = stage.not_adopted
    for path, entry in walk(str(rendered)):
        if path not in left and path.endswith(TEXTS):
            refuse_blanks(path, Path(entry.path).read_bytes())
    tree.adopt(rendered, leave=left)
