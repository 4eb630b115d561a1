"""Zensical, the successor of Material for MkDocs, as a second host.

It runs no foreign plugins and knows no folder outside its project, so it is given a project of its
own: the stage, with the community's `mkdocs.yml` pointed at it.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import yaml

import kits
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
from kits.hosts.stage import Stage
from kits.model.pointers import pointers
from kits.render.sanitising import cleaned

CONFIG, TEMPLATES, OUTPUT = "mkdocs.yml", "overrides", "site"
CHATTER = ("Build started", "Build finished", "No issues found")
TEXT = "tag:yaml.org,2002:str"
LISTED = "tag:yaml.org,2002:seq"


@dataclass(frozen=True)
class Zensical:
    """The host that runs `zensical build` on a stage made a project."""

    project: Path
    name: str = "zensical"

    def render(self, stage: Stage, out: Path, site_url: str | None = None) -> Rendered:
        """See `Host.render`."""
        if find_spec("zensical") is None:
            raise HostFailed("Zensical is not installed: pip install 'leaderkit[zensical]'")
        write_project(self.project, stage, site_url)
        lead_from_files(stage)
        ended = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--config-file", CONFIG],
            cwd=stage.folder,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
        if ended.returncode != 0:
            raise HostFailed(f"Zensical could not build the pages: {last_line(ended.stderr)}")
        out.parent.mkdir(parents=True, exist_ok=True)
        os.rename(stage.folder / OUTPUT, out)
        settle(stage, out, listed=bool(site_url))
        said = [line for line in ended.stdout.splitlines() if line.strip()]
        return Rendered(
            folder=out, warnings=tuple(line for line in said if not line.startswith(CHATTER))
        )


def lead_from_files(stage: Stage) -> None:
    """Lets what is written in HTML lead from a page's file, as Zensical reads it.

    Anywhere else they lead from its address, which is a folder deeper unless the page is the first
    of its folder.
    """
    for source in stage.pages.values():
        page = stage.docs / source
        if page.stem.lower() in ("index", "readme"):
            continue
        text = page.read_text(encoding="utf-8")
        for pointer in sorted(pointers(text), key=lambda one: one.start, reverse=True):
            if pointer.in_html and pointer.target.startswith("../"):
                way = html.escape(pointer.target.removeprefix("../"))
                text = text[: pointer.start] + way + text[pointer.end :]
        page.write_bytes(text.encode())


def write_project(project: Path, stage: Stage, site_url: str | None) -> None:
    """Makes a stage a project that Zensical, or MkDocs, builds as it stands.

    The community's own templates lie over ours, and its configuration is kept but for what the
    stage decides. Raises HostFailed when its `mkdocs.yml` cannot be read.
    """
    try:
        written = yaml.compose((project / CONFIG).read_text(encoding="utf-8"), yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise HostFailed(f"{CONFIG} cannot be read: {error}") from error
    if not isinstance(written, yaml.MappingNode):
        raise HostFailed(f"{CONFIG} holds no settings")
    theme = pairs(entry(written, "theme"), "name")
    shutil.copytree(OVERRIDES, stage.folder / TEMPLATES)
    custom = theme.get("custom_dir")
    if isinstance(custom, yaml.ScalarNode):
        shutil.copytree(project / custom.value, stage.folder / TEMPLATES, dirs_exist_ok=True)
    theme = {"name": node("material"), **theme}
    theme |= pairs(node({"custom_dir": TEMPLATES, "font": False}))
    decided: dict[str, object] = {
        "docs_dir": "docs",
        "site_dir": OUTPUT,
        "use_directory_urls": True,
        "nav": stage.nav,
    }
    settings = harmless(pairs(written)) | pairs(node(decided))
    settings.pop("site_url", None)
    if site_url:
        settings["site_url"] = node(site_url)
    if stage.site:
        settings["site_name"] = node(str(as_text(stage.site.name)))
    asked = theme.get("language")
    if language := spoken(stage, asked.value if isinstance(asked, yaml.ScalarNode) else None):
        theme["language"] = node(language)
    settings["theme"] = mapping(theme)
    settings["extra"] = mapping(
        pairs(entry(written, "extra")) | pairs(node({"kits": extra(stage)}))
    )
    settings["markdown_extensions"] = listed(entry(written, "markdown_extensions"), SANITISING)
    text = yaml.serialize(mapping(settings), allow_unicode=True, width=2**31)
    (stage.folder / CONFIG).write_text(text, encoding="utf-8")


def harmless(settings: Mapping[str, yaml.Node]) -> dict[str, yaml.Node]:
    """The settings; what they say of the site is text, but for `copyright`, HTML of content."""
    made = {**dict.fromkeys(SITE_FACTS, as_text), "copyright": cleaned}
    return {
        name: node(str(made[name](value.value)))
        if name in made and isinstance(value, yaml.ScalarNode) and value.tag == TEXT
        else value
        for name, value in settings.items()
    }


def entry(settings: yaml.MappingNode, name: str) -> yaml.Node | None:
    """The value of a setting, if it is written."""
    return pairs(settings).get(name)


def pairs(settings: yaml.Node | None, alone: str = "") -> dict[str, yaml.Node]:
    """A mapping's values by name; a bare value is one of the name `alone`.

    Nodes, not values: so tags such as `!ENV` stay what they are.
    """
    if isinstance(settings, yaml.MappingNode):
        return {key.value: value for key, value in settings.value}
    return {alone: settings} if alone and settings is not None else {}


def mapping(values: Mapping[str, yaml.Node]) -> yaml.MappingNode:
    """The mapping of these values."""
    keyed = [(node(name), value) for name, value in values.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", keyed, flow_style=False)


def listed(extensions: yaml.Node | None, added: str) -> yaml.Node:
    """A list of extensions, or a mapping of them to their options, with one more at its end."""
    if isinstance(extensions, yaml.MappingNode):
        return mapping({**pairs(extensions), added: node({})})
    written = extensions.value if isinstance(extensions, yaml.SequenceNode) else []
    return yaml.SequenceNode(LISTED, [*written, node(added)], flow_style=False)


def node(value: object) -> yaml.Node:
    """A plain value as YAML has it."""
    return yaml.SafeDumper(StringIO()).represent_data(value)


def environment() -> dict[str, str]:
    """Ours, where Python finds the sanitiser in the same place as here."""
    home = str(Path(kits.__file__).parent.parent)
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, *([known] if known else [])])}


def last_line(text: str) -> str:
    """Where a program says why it stopped."""
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it did not say why"
