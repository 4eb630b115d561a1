"""Loads the plugins that a community names, and nothing else of what is installed.

A plugin is found by its name among the entry points of installed distributions. Content cannot say
where code lies, and what stands in a project is not installed, even where Python would find it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from kits.model.findings import Finding, Words, say
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.model.settings import Settings
from kits.plugins.guarding import guarded
from kits.plugins.shapes import KINDS, Broken, Taken, declared
from kits.rules.plugins import unusable_plugin
from kits.source.trees import COMMUNITY

PACKAGE = "leaderkit"
BUNDLED = ("all-contributors", "open-badges")
"""Those that come with the package, and are on unless they are switched off."""
SITES = frozenset(("site-packages", "dist-packages"))
"""Where Python keeps what is installed, which may be inside of a project."""
OFF = "-"

Installed = Mapping[str, tuple[EntryPoint, ...]]


def load_plugins(settings: Settings) -> tuple[tuple[object, ...], tuple[Finding, ...]]:
    """What the plugins of a community declare, and what keeps the others from being used."""
    installed = _installed(tuple(sys.path))
    findings = list(_misnamed(settings, installed))
    parts: list[object] = []
    taken = Taken()
    for name, place in _wanted(settings):
        found = _usable(name, place, installed.get(name, ()), taken)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            parts += found
    return tuple(parts), tuple(findings)


def names_others(settings: Settings) -> bool:
    """Whether plugins are on that did not come along."""
    return any(name not in BUNDLED and not name.startswith(OFF) for name in settings.plugins)


def _misnamed(settings: Settings, installed: Installed) -> Iterator[Finding]:
    """What is written in `plugins` and is no plugin, or is there twice."""
    known, seen = {*installed, *BUNDLED}, set[str]()
    for place, written in enumerate(settings.plugins):
        name, at = written.removeprefix(OFF), settings.at("plugins", place)
        if written.startswith(OFF) and name not in BUNDLED:
            near = nearest(name, BUNDLED)
            words = say('no plugin called "{name}" comes with leaderkit', name=name)
            yield unusable_plugin(at, words, _meant(near and OFF + near, say("take it out")))
        elif name not in known:
            words = say('no plugin called "{name}" is installed', name=name)
            hint = say("install it, or name one of {known}", known=tuple(sorted(known)))
            yield unusable_plugin(at, words, _meant(nearest(name, known), hint))
        elif name in seen:
            words = say('plugin "{name}" is named twice', name=name)
            yield unusable_plugin(at, words, say("take one of them out"))
        seen.add(name)


def _meant(near: str | None, otherwise: Words) -> Words:
    return say('did you mean "{near}"?', near=near) if near else otherwise


def _wanted(settings: Settings) -> Iterator[tuple[str, Place]]:
    """The plugins that are on, each once, where they are named."""
    places = {name: settings.at("plugins", at) for at, name in enumerate(settings.plugins)}
    for name in BUNDLED:
        if f"{OFF}{name}" not in places:
            yield name, places.get(name, settings.at("plugins"))
    for name, at in places.items():
        if name not in BUNDLED and not name.startswith(OFF):
            yield name, at


def _usable(
    name: str, place: Place, points: tuple[EntryPoint, ...], taken: Taken
) -> list[object] | Finding:
    """What a plugin declares, or why it cannot be used."""
    packages = sorted({_package(point) for point in points})
    if name in BUNDLED and PACKAGE not in packages:
        words = say('plugin "{name}" comes with leaderkit, and is not installed', name=name)
        return unusable_plugin(place, words, say("install leaderkit anew"))
    if len(packages) > 1:
        words = say(
            'plugin "{name}" is in several packages: {packages}',
            name=name,
            packages=tuple(packages),
        )
        return unusable_plugin(place, words, say("keep the one that you mean installed"))
    parts: list[object] = []
    try:
        for point in points:
            parts += declared(point)
        taken.take(parts)
    except Broken as problem:
        words = say('plugin "{name}" is broken: {problem}', name=name, problem=problem.words)
        hint = say("install another version of it, or tell whoever made it")
        return unusable_plugin(place, words, hint)
    return guarded(name, parts)


@cache
def _installed(path: tuple[str, ...]) -> Installed:
    """The entry points of each name; `path` is where Python looks."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for group in KINDS:
        for point in entry_points(group=group):
            if not _is_of_project(point):
                found[point.name] = (*found.get(point.name, ()), point)
    return found


def _package(point: EntryPoint) -> str:
    assert point.dist is not None, "it was found in a distribution"
    return point.dist.name


def _is_of_project(point: EntryPoint) -> bool:
    """Whether it lies in a project, where Python looks when it is started there."""
    assert point.dist is not None, "it was found in a distribution"
    folder = Path(str(point.dist.locate_file(""))).resolve()
    tops = (top for top in (folder, *folder.parents) if (top / COMMUNITY).is_file())
    return any(SITES.isdisjoint(folder.relative_to(top).parts) for top in tops)
