"""What is saved in a project while someone works on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load
from watchfiles import watch
from yaml import YAMLError

from kits.hosts.mkdocs import theme

CONTENT, SETTINGS = "content", "mkdocs.yml"
STEP = 50
"""Milliseconds of quiet that end a save; editors and git write several files at once."""
GROUP = 400
"""Milliseconds after which a save that goes on is told all the same."""
LOOK = 100
"""Milliseconds between two looks at the settings, which stand where folders cannot be watched:
a watch on a single file ends when an editor replaces it, one on the project sees every build."""


def saves(project: Path, stop: Event | None = None) -> Iterator[bool]:
    """Each time something was saved: whether the theme or settings, and not only content.

    Begins with True as soon as it watches, so that nothing is missed that is saved after what the
    caller reads then. Ends when `stop` is set.
    """
    project = project.resolve()
    news: bool | None = True
    while True:
        folders, settings = watched(project), mark(project / SETTINGS)
        for found in watch(
            *folders,
            step=STEP,
            debounce=GROUP,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            recursive=False,
            stop_event=stop,
        ):
            former, settings = settings, mark(project / SETTINGS)
            content = project / CONTENT
            new_look = settings != former or not all(
                Path(path).is_relative_to(content) for _, path in found
            )
            if found or new_look:
                news = new_look or bool(news)
                if watched(project) != folders:
                    break
            if news is not None:
                yield news
                news = None
        else:
            return


def watched(project: Path) -> list[Path]:
    """The folders in which a change shows: the content's and the theme's own.

    Each by itself, since a watch on all below a folder would follow links, to wherever they lead.
    """
    tops = [project / CONTENT]
    custom = custom_dir(project / SETTINGS)
    if custom:
        tops.append(project / custom)
    return sorted(Path(folder) for top in tops for folder, _, _ in os.walk(top))


def custom_dir(settings: Path) -> str | None:
    """The folder of templates that a theme is given; none where the settings cannot be read."""
    try:
        with settings.open(encoding="utf-8") as file:
            written: object = yaml_load(file)
    except (OSError, UnicodeDecodeError, YAMLError, ConfigurationError):
        return None
    asked = theme(written.get("theme")).get("custom_dir") if isinstance(written, dict) else None
    return asked if isinstance(asked, str) else None


def mark(file: Path) -> tuple[int, int, int] | None:
    """What tells two states of a file apart without reading it."""
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns
