"""What a project tells the site generator that could run code, or read what is not its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from kits.model.findings import Finding, error, say
from kits.model.places import Passage, Place

CORE = "tag:yaml.org,2002:"
PLAIN_TAGS = frozenset(
    CORE + name
    for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp", "merge")
)


class Allowed(NamedTuple):
    """The keys that a block may have, or the names in a list."""

    inside: Mapping[str, Allowed | None]
    """What each may hold; None is anything."""


def _names(text: str, **inside: Allowed) -> Allowed:
    return Allowed({**dict.fromkeys(text.split()), **inside})


EXTENSIONS = _names(
    "abbr admonition attr_list codehilite def_list fenced_code footnotes md_in_html meta nl2br "
    "sane_lists smarty tables toc pymdownx.betterem pymdownx.caret pymdownx.critic "
    "pymdownx.details pymdownx.highlight pymdownx.inlinehilite pymdownx.keys "
    "pymdownx.magiclink pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed "
    "pymdownx.tasklist pymdownx.tilde",
    **{"pymdownx.emoji": Allowed({})},
)
"""Extensions of Markdown that look at the text alone; `pymdownx.snippets` reads any file."""
PLUGINS = _names("kits", search=_names("lang separator min_search_length indexing"))
"""`prebuild_index` of the search starts a program."""
THEMES = _names("material mkdocs readthedocs")
SETTINGS = _names(
    "site_name site_url site_description site_author copyright repo_url repo_name edit_uri "
    "docs_dir site_dir use_directory_urls nav extra_css validation strict dev_addr exclude_docs",
    theme=_names(
        "language locale direction palette icon logo favicon features font",
        name=THEMES,
        **dict.fromkeys(THEMES.inside, Allowed({})),
    ),
    plugins=PLUGINS,
    markdown_extensions=EXTENSIONS,
    extra=_names("alternate social generator homepage annotate version status tags"),
)
"""What is known to do nothing but say how pages look; all else is refused, whatever it is."""


def untrusted_settings(host: Passage) -> Iterator[Finding]:
    """The findings of settings that came from somebody whom nobody knows yet."""
    try:
        settings = yaml.compose(host.text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        yield untrusted_setting(Place(host.path, line, column), host.path)
        return
    if settings is not None:
        yield from _tagged(host, settings, set())
        yield from _unknown(host, settings, SETTINGS)


def untrusted_setting(place: Place, name: str) -> Finding:
    """Where content comes from a stranger, `mkdocs.yml` says nothing that could run code.

    `kits build --untrusted` is for pull requests of people whom nobody knows yet. Nothing in
    `content/` runs code, and much of what `mkdocs.yml` may say does: `hooks`, plugins, a tag such
    as `!!python/name` or `!ENV`, the templates of a `custom_dir`, scripts of `extra_javascript`, an
    extension that reads files. There only what is known to be harmless may stand in it, and no
    secret is in reach. Without `--untrusted`, this rule says nothing.

    Bad:
        --- ../mkdocs.yml
        site_name: ""
        hooks: [hooks/count.py]

    Bad:
        --- ../mkdocs.yml
        site_name: !ENV KITS_BADGE_KEY

    Good:
        --- ../mkdocs.yml
        site_name: ""
        theme: {name: material, features: [navigation.top]}
        plugins: [search, kits]
    """
    return error(
        "untrusted-setting",
        place,
        say(
            '"{name}" could run code or read other files, and nobody has vouched for it', name=name
        ),
        say("take it out, or read it and build without --untrusted"),
    )


def _tagged(host: Passage, node: yaml.Node, seen: set[int]) -> Iterator[Finding]:
    """Values that are made by something else than what they say."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.tag not in PLAIN_TAGS:
        yield untrusted_setting(_place(host, node), node.tag.replace(CORE, "!!"))
    for inner in node.value if not isinstance(node, yaml.ScalarNode) else ():
        for each in inner if isinstance(inner, tuple) else (inner,):
            yield from _tagged(host, each, seen)


def _unknown(host: Passage, node: yaml.Node, allowed: Allowed) -> Iterator[Finding]:
    """Keys of a block or names in a list that are not allowed, and those inside of others."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _named(host, key, allowed)
            inside = allowed.inside.get(key.value) if isinstance(key, yaml.ScalarNode) else None
            if inside is not None:
                yield from _unknown(host, value, inside)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            is_block = isinstance(item, yaml.MappingNode)
            yield from (_unknown if is_block else _named)(host, item, allowed)
    elif node.value and node.tag != f"{CORE}null":
        yield from _named(host, node, allowed)


def _named(host: Passage, node: yaml.Node, allowed: Allowed) -> Iterator[Finding]:
    name = node.value if isinstance(node, yaml.ScalarNode) else "[…]"
    if name not in allowed.inside:
        yield untrusted_setting(_place(host, node), name)


def _place(host: Passage, node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Place(host.path, start.line + 1, start.column + 1, max(width, 1))
