"""The MkDocs plugin `kits`: `mkdocs build` and `mkdocs serve` on the public audience.

It only points MkDocs at the stage and stamps afterwards. No security property lives here: without
it MkDocs publishes `content/pages` and nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority

from kits.hosts.building import once, write_copy
from kits.hosts.host import HostFailed, settle
from kits.hosts.keeping import Kept
from kits.hosts.making import KEPT, Maker
from kits.hosts.mkdocs import adapt, settings_of
from kits.hosts.scratch import HIDDEN
from kits.hosts.site import SiteTree
from kits.hosts.stage import Stage, write_stage
from kits.hosts.stamping import BlankLeft, Stampers, refuse_blanks
from kits.locale import BUILT_IN, Tongue
from kits.model.addresses import Address
from kits.model.artifacts import Artifact, Copied, File, Made, Page, Prototype, Stamped
from kits.model.claims import UnsafePath
from kits.model.declared import PluginFailed
from kits.model.epochs import at_epoch
from kits.model.findings import Finding, Severity
from kits.render.bare import NoPicture
from kits.report.terminal import render_concise

AUDIENCE = "public"
FIRST = 100
"""Before the search, which asks the templates for its words when it is configured."""
TREES = ("public", "leaders", "operators")


class PublicSite(NamedTuple):
    """What the plugin needs of the pipeline."""

    findings: Sequence[Finding]
    artifacts: Iterable[Artifact]
    """Of the public audience; not read when a finding is an error."""
    url: str | None
    """Where the public site will stand, when the community says so."""


def public_site(project: Path, now: datetime) -> PublicSite:
    """The one place where the plugin asks the pipeline."""
    from kits.pipeline import public_site as ask

    return PublicSite(*ask(project, now))


class Settings(Config):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """The plugin has no options: what a site says is content."""


class KitsPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """Builds the public site within MkDocs; `kits build` does without it."""

    source = staticmethod(public_site)
    """Where the artifacts come from."""

    def __init__(self) -> None:
        self._project = Path()
        self._maker = Maker(self._project, Kept(self._project / HIDDEN / KEPT))
        self._docs_dir = ""
        self._stage: Stage | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._artifacts: list[Artifact] = []

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the community, stages its public pages and points MkDocs at them.

        Findings of weight and a `site_dir` that holds other trees stop MkDocs with a sentence.
        """
        self._project = Path(config.config_file_path).parent
        self._maker = Maker(self._project, Kept(self._project / HIDDEN / KEPT))
        refuse_shared(Path(config.site_dir))
        try:
            site = self.source(self._project, moment())
            spoken = str(config.theme.get("language", "en"))
            refuse_errors(site.findings, BUILT_IN.tongue(spoken))
            self._artifacts = list(once(site.artifacts))
        except PluginFailed as error:
            raise PluginError(str(error)) from error
        self._folder = tempfile.TemporaryDirectory(prefix="kits-")
        staged = [part for part in self._artifacts if isinstance(part, Page | Prototype | Copied)]
        try:
            folder = Path(self._folder.name) / AUDIENCE
            self._stage = write_stage(folder, AUDIENCE, staged, self._maker)
        except UnsafePath as error:
            raise PluginError(str(error)) from error
        self._docs_dir, config.docs_dir = config.docs_dir, str(self._stage.docs)
        config.site_url = config.site_url or site.url
        adapt(config, self._stage, settings_of(Path(config.config_file_path)))
        return config

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Stamps pages and writes files beside what MkDocs rendered."""
        assert self._stage is not None, "MkDocs calls on_config first"
        out = Path(config.site_dir)
        try:
            settle(self._stage, out, listed=bool(config.site_url))
            complete(out, self._stage, self._artifacts, self._maker)
        except (HostFailed, BlankLeft, NoPicture, UnsafePath) as error:
            raise PluginError(str(error)) from error
        config.docs_dir = self._docs_dir
        self._tidy()

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves nothing behind."""
        self._tidy()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuilds when anything that operators write changes, not only pages."""
        server.watch(str(self._project / "content"))
        return server

    def _tidy(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
        self._artifacts = []


def moment() -> datetime:
    """The time of the build: SOURCE_DATE_EPOCH if it is set, else now."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed:
        try:
            return at_epoch(fixed)
        except ValueError as problem:
            raise PluginError(str(problem)) from problem
    return datetime.now(UTC)  # noqa: TID251 - MkDocs, unlike `kits`, hands over no clock


def refuse_shared(site_dir: Path) -> None:
    """Raises PluginError when MkDocs, which empties `site_dir`, would delete other trees."""
    if any((site_dir / tree).is_dir() for tree in TREES):
        raise PluginError(
            f'"site_dir" is {site_dir.name}, which holds the sites of all audiences; '
            f"write site_dir: {site_dir.name}/public in mkdocs.yml"
        )


def refuse_errors(findings: Sequence[Finding], language: Tongue) -> None:
    """Raises PluginError with every finding when one of them is an error."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise PluginError(render_concise(findings, language, colour=False))


def complete(out: Path, stage: Stage, artifacts: Iterable[Artifact], maker: Maker) -> None:
    """Adds to MkDocs's output what it does not render, and takes its prototypes away."""
    stampers = Stampers(stage, out)
    for prototype in stage.prototypes:
        rendered = out / Address.of(prototype.path).file
        rendered.unlink()
        if rendered.parent != out and not any(rendered.parent.iterdir()):
            rendered.parent.rmdir()
    tree = SiteTree(out)
    for artifact in artifacts:
        match artifact:
            case File():
                refuse_blanks(artifact.path, artifact.content)
                tree.write(artifact.path, artifact.content)
            case Made():
                tree.write(artifact.path, maker.make(artifact))
            case Stamped():
                tree.write(artifact.path, stampers.stamp(artifact))
            case Copied() if artifact.path not in stage.copied:
                write_copy(artifact, tree, maker)
            case _:
                pass  # MkDocs rendered or copied it
