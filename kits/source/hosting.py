"""What `mkdocs.yml` says that the content says too."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import yaml

from kits.model.places import Passage, Place

NAME, LANGUAGE = "site_name", "language"
ICON = re.compile(r"[\w-]+(?:/[\w-]+)*")
"""The name of a theme's icon, such as `material/lamp`."""


def host_values(host: Passage) -> dict[str, tuple[str, Place]]:
    """The name and the language that the site generator is given, each with its place.

    Nothing where the file cannot be read, which the site generator tells.
    """
    try:
        settings = yaml.compose(host.text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    theme = _entry(settings, "theme")
    found = {NAME: _entry(settings, NAME), LANGUAGE: _entry(theme, LANGUAGE)}
    return {
        key: (node.value, _place(host, node))
        for key, node in found.items()
        if isinstance(node, yaml.ScalarNode) and node.tag.startswith("tag:yaml.org,2002:str")
    }


def unknown_icon(name: str, host: Passage) -> tuple[str, ...] | None:
    """The icons beside one that the theme does not have; None for one that it may have.

    A project's own stand in the templates of its `custom_dir`, which are not looked into.
    """
    theme = find_spec("material")
    if theme is None or theme.origin is None:
        return None
    icons = Path(theme.origin).parent / "templates" / ".icons"
    home, _, _ = name.partition("/")
    is_own = "custom_dir" in host.text and not (home and (icons / home).is_dir())
    if is_own or (ICON.fullmatch(name) and (icons / f"{name}.svg").is_file()):
        return None
    folder = (icons / name).parent if ICON.fullmatch(name) else icons
    return tuple(
        sorted(f.relative_to(icons).with_suffix("").as_posix() for f in folder.glob("*.svg"))
    )


def _entry(settings: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(settings, yaml.MappingNode):
        return None
    return next((value for key, value in settings.value if key.value == name), None)


def _place(host: Passage, node: yaml.ScalarNode) -> Place:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Place(host.path, start.line + 1, start.column + 1, width)
