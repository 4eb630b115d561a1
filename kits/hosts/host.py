"""What every site generator is to a build: stage in, HTML out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from markupsafe import Markup

from kits.hosts.stage import Stage
from kits.model.tongues import is_same_language, theme_language

OVERRIDES = Path(__file__).parent / "overrides"
"""Templates used where the project's own `custom_dir` has none of that name."""
SANITISING = "kits.hosts.sanitising"
SITE_FACTS = ("site_name", "site_description", "site_author")
"""Settings of a host that its templates print as they stand."""
MARKS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
DATED = ("sitemap.xml.gz",)
"""Files that hold the moment of the build."""


class HostFailed(Exception):
    """The site generator could not render a stage; the text is a sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a host made of a stage."""

    folder: Path
    warnings: tuple[str, ...] = ()
    """What the host complained about, in its own words."""


class Host(Protocol):
    """A site generator, ready to render the pages of one project."""

    @property
    def name(self) -> str:
        """What the command calls it."""

    def render(self, stage: Stage, out: Path, site_url: str | None) -> Rendered:
        """Renders every page of the stage into the new folder `out`, in the project's theme.

        `site_url` is where this audience's site will stand, for canonical links. The output holds
        nothing that depends on the time. Raises HostFailed.
        """


def as_text(setting: str) -> Markup:
    """A setting that means only itself where a template prints it.

    A lone `&` does, too; some templates escape it once more.
    """
    return Markup(setting.translate(MARKS))


def extra(stage: Stage) -> dict[str, object]:
    """What our templates are told: whose tree this is, and what the community is called."""
    names = stage.site.names if stage.site else {}
    called = {locale: str(as_text(name)) for locale, name in names.items()}
    return {"audience": stage.audience, "names": called}


def spoken(stage: Stage, written: str | None) -> str | None:
    """The theme's language: the community's, in the form that `mkdocs.yml` gives it."""
    meant = theme_language(stage.site.locale) if stage.site else None
    if meant is None or (written and is_same_language(written, meant)):
        return written
    return meant


def settle(stage: Stage, out: Path, *, listed: bool) -> None:
    """Takes out what must not be served, and makes sure that every page is there.

    A list of pages is kept for the public site alone, and where its address is known (`listed`).
    Raises HostFailed for a page that the host left out, by whatever rule of its own.
    """
    for name in DATED:
        (out / name).unlink(missing_ok=True)
    if stage.audience != "public" or not listed:
        (out / "sitemap.xml").unlink(missing_ok=True)
    for output, source in stage.pages.items():
        if not (out / output).is_file():
            raise HostFailed(f'the page "{source}" did not come out of the site generator')
