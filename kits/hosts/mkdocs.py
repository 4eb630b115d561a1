"""MkDocs, and Material for MkDocs as its theme: the default host.

It is driven through its Python interface, without our plugin, on a stage that is ready.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kits.hosts.host import (
    OVERRIDES,
    SANITISING,
    SITE_FACTS,
    HostFailed,
    Rendered,
    as_text,
    extra,
    settle,
    spoken,
)
from kits.hosts.navigation import beside
from kits.hosts.stage import Stage
from kits.render.sanitising import cleaned

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OUR_PLUGIN = "kits"


@dataclass(frozen=True)
class MkDocs:
    """The host that reads the project's `mkdocs.yml`."""

    project: Path
    name: str = "mkdocs"

    def render(self, stage: Stage, out: Path, site_url: str | None = None) -> Rendered:
        """See `Host.render`. What MkDocs logs is returned, not printed."""
        from mkdocs.commands.build import build  # not read where its output is kept

        with heard() as log:
            try:
                config = configure(self.project, stage, out, site_url)
                build(config)
            except Exception as error:  # a hook or template of the project may raise anything
                raise HostFailed(sentence(log, error)) from error
        settle(stage, out, listed=bool(config.site_url))
        return Rendered(folder=out, warnings=tuple(log.warnings))


def configure(project: Path, stage: Stage, out: Path, site_url: str | None) -> MkDocsConfig:
    """The project's configuration, pointed at the stage. Raises what MkDocs raises.

    Where no address is given, the public site stands where `mkdocs.yml` says; no other tree does.
    """
    from mkdocs.config import load_config

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    file = project / "mkdocs.yml"
    raw = settings_of(file)
    config = load_config(
        config_file=str(file),
        docs_dir=str(stage.docs),
        site_dir=str(out),
        site_url=site_url or (None if stage.audience == "public" else ""),
        theme=theme(raw.get("theme")),
        plugins=plugins(raw.get("plugins")),
        **({"site_name": stage.site.name} if stage.site else {}),
    )
    adapt(config, stage, raw)
    return config


def adapt(config: MkDocsConfig, stage: Stage, raw: Mapping[str, Any]) -> None:
    """Gives a configuration our navigation and templates below its own, and the sanitiser.

    What it says of the site is text; its `copyright` is HTML of content. Name and language are the
    community's; `raw` is what the file of the configuration says itself.

    Material's `font` is always off: it would have every reader's browser ask Google. A community
    names fonts in its `extra_css`.
    """
    if stage.site:
        config.site_name = stage.site.name
    if language := spoken(stage, theme(raw.get("theme")).get("language")):
        config.theme["language"] = language
    for fact in SITE_FACTS:
        config[fact] = as_text(config[fact] or "") or None
    config.copyright = cleaned(config.copyright) if config.copyright else None
    config.nav = beside(config.nav, stage.nav)
    config.use_directory_urls = True
    config.validation.nav.omitted_files = logging.DEBUG
    config.validation.links.unrecognized_links = logging.WARNING
    config.extra["kits"] = extra(stage)
    config.markdown_extensions.append(SANITISING)
    config.theme["font"] = False
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
    hush_jieba()


def settings_of(file: Path) -> dict[str, Any]:
    """What a file of settings says, without the defaults of MkDocs and of a theme."""
    from mkdocs.utils.yaml import yaml_load

    with file.open(encoding="utf-8") as opened:
        return yaml_load(opened) or {}


def theme(written: object) -> dict[str, Any]:
    """The theme a project asks for; Material unless it says otherwise."""
    asked = {"name": written} if isinstance(written, str) else written
    return {"name": "material", **(asked if isinstance(asked, dict) else {})}


def plugins(written: object) -> list[object]:
    """The plugins a project asks for but ours: the stage it would make is there already."""
    if isinstance(written, dict):
        written = [{name: options} for name, options in written.items()]
    asked = written if isinstance(written, list) else ["search"]
    return [plugin for plugin in asked if OUR_PLUGIN not in (plugin, *names(plugin))]


def names(plugin: object) -> tuple[object, ...]:
    """The name of a plugin that is written with its options."""
    return tuple(plugin) if isinstance(plugin, dict) else ()


def hush_jieba() -> None:
    """Keeps the word splitter of Material's Chinese search from writing to the terminal.

    It sets up its own logger when it is imported, so it must be imported first.
    """
    with suppress(ImportError):
        import_module("jieba").setLogLevel(logging.CRITICAL)


class Log(logging.Handler):
    """Keeps the warnings and errors of a host."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one record."""
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        kept.append(record.getMessage())


@contextmanager
def heard() -> Iterator[Log]:
    """What MkDocs logs meanwhile, kept from the terminal."""
    logger, log = logging.getLogger("mkdocs"), Log()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(log)
    try:
        yield log
    finally:
        logger.removeHandler(log)
        logger.propagate = propagates


def sentence(log: Log, error: BaseException) -> str:
    """Why MkDocs stopped: what it logged as errors, else the exception itself."""
    reason = "; ".join(log.errors) or f"{type(error).__name__}: {error}"
    return f"MkDocs could not build the pages: {reason}"
