"""What can be said of all rules, by their ids; for those that plugins add as well."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

import kits.model.file_mistakes
import kits.model.mistakes
import kits.schema.mistakes
import kits.schema.row_mistakes
import kits.schema.translation_mistakes
import kits.source.mistakes
import kits.texts.mistakes
import kits.texts.value_mistakes
from kits.model.community import Community
from kits.model.findings import Finding
from kits.rules import BUILT_IN, dead_anchors, files, plugins, untrusted, waivers
from kits.rules.rule import Rules, id_of
from kits.rules.waiving import NEVER_WAIVED, RENAMED, WAIVABLE_ERRORS, Rulebook

MISTAKES: tuple[Callable[..., Finding], ...] = (
    *kits.source.mistakes.RULES,
    *kits.model.file_mistakes.RULES,
    *kits.model.mistakes.RULES,
    *kits.schema.mistakes.RULES,
    *kits.schema.row_mistakes.RULES,
    *kits.schema.translation_mistakes.RULES,
    *kits.texts.mistakes.RULES,
    *kits.texts.value_mistakes.RULES,
    files.unclaimed_file,
    dead_anchors.dead_anchor,
    plugins.unusable_plugin,
    untrusted.untrusted_setting,
    *waivers.RULES,
)
"""Rules that take the facts of one mistake, of this floor and those below."""


def _pages(rules: Rules) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for rule in (*MISTAKES, *rules.every):
        found.setdefault(id_of(rule), []).append(_page(rule))
    for id in sorted(found):
        yield id, "\n\n".join(found[id])


def _page(rule: Callable[..., Any]) -> str:
    """A docstring less its indentation; `inspect.cleandoc` would also turn tabs into spaces."""
    assert rule.__doc__, f"{rule.__name__} has no page"
    first, _, rest = rule.__doc__.partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".strip()


def rules_of(community: Community) -> Rules:
    """Those that a community is checked by: with those of the plugins that it names."""
    return sum(community.of_plugins(Rules), BUILT_IN)


def rulebook(rules: Rules) -> Rulebook:
    """What can be said of rules by their ids."""
    of_kits: tuple[Callable[..., Any], ...] = (
        *rules.kit,
        *rules.group,
        *rules.sent,
        *rules.text,
        kits.texts.value_mistakes.long_answer,
    )
    return Rulebook(
        pages=MappingProxyType(dict(_pages(rules))),
        due=frozenset(id_of(rule) for rule in rules.due),
        ahead=frozenset(id_of(rule) for rule in rules.ahead),
        of_kits=frozenset(id_of(rule) for rule in of_kits),
        renamed=RENAMED,
        waivable_errors=frozenset(map(id_of, WAIVABLE_ERRORS)),
        never_waived=frozenset(map(id_of, NEVER_WAIVED)),
    )


RULEBOOK = rulebook(BUILT_IN)


PAGES = RULEBOOK.pages
