"""Packages as `pip` leaves them, without running it: modules and what their metadata says."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path


def install(site: Path, pyproject: str, modules: Mapping[str, str]) -> None:
    """Installs a package into a folder that Python looks in."""
    project = tomllib.loads(pyproject)["project"]
    about = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (about / "METADATA").write_text(head, encoding="utf-8")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {at}\n" for name, at in named.items())
        for group, named in project["entry-points"].items()
    ]
    (about / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")
    for name, text in modules.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


def package(name: str, **points: str) -> str:
    """A pyproject.toml whose entry points are all called `ours`, by the end of their group."""
    groups = (
        f'[project.entry-points."kits.{group}"]\nours = "{at}"' for group, at in points.items()
    )
    return f'[project]\nname = "{name}"\nversion = "1.0"\n' + "\n".join(groups)
