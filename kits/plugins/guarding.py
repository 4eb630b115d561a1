"""Code of plugins, called so that what goes wrong in it is told in words and is no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Any

from kits.model.artifacts import Artifact, File, Made
from kits.model.declared import PluginFailed
from kits.model.findings import Finding
from kits.render.renderers import Renderers
from kits.rules.rule import Repeated, Rules, id_of

Fits = Callable[[Any], bool]


def guarded(plugin: str, parts: Iterable[object]) -> list[object]:
    """The parts of a plugin whose functions raise nothing but PluginFailed."""
    return [_guarded(plugin, part) for part in parts]


def _guarded(plugin: str, part: object) -> object:
    if isinstance(part, Rules):
        return Rules(
            **{
                name: tuple(_calling(plugin, rule, _tells_of(id_of(rule))) for rule in rules)
                for name, rules in part.named()
            }
        )
    if isinstance(part, Renderers):
        told = {name: (_fits(name), items) for name, items in part.named() if name != "secrets"}
        return replace(
            part,
            **{
                name: tuple(_renderer(plugin, item, fits) for item in items)
                for name, (fits, items) in told.items()
            },
        )
    return part


def _renderer(plugin: str, item: Any, fits: Fits) -> Any:
    if isinstance(item, tuple):
        return (item[0], _calling(plugin, item[1], fits))
    return _calling(plugin, item, fits)


def _tells_of(id: str) -> Fits:
    """A rule tells of itself alone: of another's mistakes other things may be said in waivers."""

    def fits(item: Any) -> bool:
        finding = item.finding if isinstance(item, Repeated) else item
        return isinstance(finding, Finding) and finding.rule == id

    return fits


def _fits(kind: str) -> Fits:
    if kind == "beside_certificates":
        return lambda item: isinstance(item, tuple) and [*map(type, item)] == [str, str]
    if kind.startswith("phones_"):
        return lambda item: isinstance(item, File | Made)
    return lambda item: isinstance(item, Artifact)


def _calling(
    plugin: str, function: Callable[..., Iterable[Any]], fits: Fits
) -> Callable[..., Iterator[Any]]:
    name = getattr(function, "__name__", str(function))

    @wraps(function)
    def call(*given: Any) -> Iterator[Any]:
        try:
            for item in function(*given):
                if not fits(item):
                    raise ValueError(f"it gives {item!r:.80}, which does not belong there")
                yield item
        except Exception as problem:
            words = f"{type(problem).__name__}: {problem}".partition("\n")[0]
            raise PluginFailed(f'plugin "{plugin}" failed in "{name}": {words}') from problem

    return call
