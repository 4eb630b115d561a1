"""A host whose output is kept for as long as it would make the same again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from kits.hosts.files import walk
from kits.hosts.host import Host, Rendered
from kits.hosts.keeping import Kept
from kits.hosts.stage import Stage, place
from kits.model.packing import packed, unpacked
from kits.source.trees import HOST

KNOWN = (
    *("copyright", "docs_dir", "extra", "extra_css", "extra_javascript", "markdown_extensions"),
    *("nav", "plugins", "repo_name", "repo_url", "site_author", "site_description", "site_dir"),
    *("site_name", "site_url", "theme"),
)
PLUGINS = ("kits", "search")
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists"),
    *("smarty", "tables", "toc"),
)
DATED = b"build_date"
"""What a template asks for that prints when it was run."""


@dataclass(frozen=True)
class Remembering:
    """A host that is asked only where nobody knows its answer.

    That is known for MkDocs with Material, where the settings name no code but what is known to
    read nothing except pages. `program` tells which code is run, on this machine alone: what came
    with somebody's content is never believed.
    """

    host: Host
    project: Path
    program: bytes
    kept: Kept

    @property
    def name(self) -> str:
        """That of the host."""
        return self.host.name

    def render(self, stage: Stage, out: Path, site_url: str | None) -> Rendered:
        """See `Host.render`."""
        key = self._key(stage, site_url)
        if key is None:
            return self.host.render(stage, out, site_url)
        found = self.kept.find(key)
        if found is None:
            rendered = self.host.render(stage, out, site_url)
            files = {path: Path(file.path).read_bytes() for path, file in walk(str(out))}
            self.kept.keep(key, packed((rendered.warnings, files)))
            return rendered
        warnings, files = unpacked(found)
        for path, content in files.items():
            place(out, path).write_bytes(content)
        return Rendered(folder=out, warnings=warnings)

    def _key(self, stage: Stage, site_url: str | None) -> str | None:
        """A digest of all that the host's output hangs on; None where that cannot be told."""
        facts = (stage.audience, stage.nav, sorted(stage.pages.items()), stage.site)
        found = sha256(self.program + repr((facts, site_url)).encode())
        try:
            written = (self.project / HOST).read_bytes()
            settings = yaml.safe_load(written)
            if self.name != "mkdocs" or not _is_plain(settings):
                return None
            found.update(sha256(written).digest())
            for folder in (stage.docs, *_templates(self.project, settings)):
                for path, file in walk(str(folder)):
                    content = Path(file.path).read_bytes()
                    if folder != stage.docs and DATED in content:
                        return None
                    found.update(repr((path, sha256(content).digest())).encode())
        except (OSError, TypeError, ValueError, yaml.YAMLError):
            return None  # the host says what is wrong
        return f"shell-{found.hexdigest()}"


def _is_plain(settings: object) -> bool:
    """Whether settings name nothing that may read what is not looked at here."""
    if not isinstance(settings, dict) or not settings.keys() <= {*KNOWN}:
        return False
    theme = settings.get("theme", "material")
    return (
        (theme.get("name", "material") if isinstance(theme, dict) else theme) == "material"
        and set(_names(settings.get("plugins"))) <= {*PLUGINS}
        and set(_names(settings.get("markdown_extensions"))) <= {*EXTENSIONS}
    )


def _names(written: Any) -> Iterator[object]:
    """What a list of plugins or extensions names, with or without options."""
    for item in written or ():
        yield from item if isinstance(item, dict) else (item,)


def _templates(project: Path, settings: dict[str, Any]) -> Iterator[Path]:
    theme = settings.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        yield project / theme["custom_dir"]
