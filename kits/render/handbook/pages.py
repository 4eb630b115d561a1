"""The handbook, in every community's own sites: help for leaders, and all of it for operators.

What does not hang on the community is made once per process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from kits.locale import BUILT_IN, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact, File, Page
from kits.render.handbook.channels import channels_page
from kits.render.handbook.example import Example, examples
from kits.render.handbook.format import reference
from kits.render.handbook.layout import (
    CHANNELS,
    FORMAT,
    GUIDE,
    INDEX,
    LEADERS,
    OPERATORS,
    PRACTICES,
    RECIPES,
    RULES,
    Layout,
    Name,
)
from kits.render.handbook.practices import practices_page
from kits.render.handbook.prose import layout_of, linked, pictures, prose
from kits.render.handbook.recipes import recipe_page, recipes_page
from kits.render.handbook.rules import rule_pages, rules_page
from kits.render.markdown import markdown, other_languages, plain, under_title
from kits.render.views import View

STYLE = Addresses.asset("handbook.css").path
"""What its tables look like, in whatever theme."""


def leaders_help(view: View) -> Iterator[Artifact]:
    """Leaders' help in both languages, for leaders and operators."""
    layout = layout_of(view.locale, view.addresses.help)
    yield File(path=STYLE, content=_style())
    yield from _written(layout, LEADERS, catalogue(view.locale).gettext("Help"), ())


def handbook(view: View) -> Iterator[Artifact]:
    """The handbook, below the operators' pages."""
    rules, of = view.rules, examples()
    recipes = of["en"].recipes
    layout = layout_of(view.locale, view.addresses.help, recipes)
    _ = catalogue(view.locale).gettext
    nav = (_("Operations"), _("Handbook"))
    plans = (*nav, _("Recipes"))
    english = {
        FORMAT: (_("Format"), reference(of["en"], of["zh"])),
        CHANNELS: (_("Channels"), channels_page(view.channels, view.locale.tag)),
        RULES: (_("What is checked"), rules_page(rules)),
    }
    for name in _guides():
        yield from _written(layout, name, _("Handbook") if name == INDEX else None, nav)
    for spoken in _first(layout, PRACTICES):
        body = _practices(layout, spoken, rules, of[spoken.language])
        title = catalogue(BUILT_IN.tongue(spoken.language)).gettext("Practices")
        yield _page(layout, spoken, title, body, nav)
    for spoken in _first(layout, RECIPES):
        body = recipes_page(of[spoken.language], _ways(layout, spoken, recipes))
        yield _page(
            layout,
            spoken,
            catalogue(BUILT_IN.tongue(spoken.language)).gettext("Recipes"),
            body,
            plans,
        )
    for id in recipes:
        for spoken in _first(layout, f"{RECIPES}/{id}"):
            example = of[spoken.language]
            body = recipe_page(id, example)
            yield _page(layout, spoken, example.recipe(id).title, body, plans)
    for name, (title, body) in english.items():
        yield _page(layout, Name(name, "en"), title, f"# {plain(title)}\n\n{body}", nav)
    yield from rule_pages(rules, layout.base(RULES), view.locale)


def _guides() -> list[str]:
    """The written pages for operators, the list of all parts first, then the guide."""
    names = {name.name for name in prose() if name.name.startswith(OPERATORS)}
    return sorted(names, key=lambda name: (name != INDEX, name != GUIDE, name))


def _first(layout: Layout, name: str) -> list[Name]:
    """A page in each of its languages, the community's first."""
    first = layout.first(name)
    return [first, *layout.others(first)]


def _written(
    layout: Layout, name: str, title: str | None, nav: tuple[str, ...]
) -> Iterator[Artifact]:
    """A written page in each of its languages, with its pictures; `title` is for the navigation."""
    for spoken in _first(layout, name):
        page = prose()[spoken]
        body = f"# {plain(page.title)}\n\n{linked(page, layout)}"
        if name == INDEX:
            body += f"\n\n{_parts(layout, spoken)}"
        is_first = spoken == layout.first(name)
        yield _page(layout, spoken, title if title and is_first else page.title, body, nav)
        yield from pictures(page, layout)


def _parts(layout: Layout, here: Name) -> str:
    """A list of what is not written but made."""
    locale = BUILT_IN.tongue(here.language)
    _ = catalogue(locale).gettext
    parts = {
        PRACTICES: (_("Practices"), _("what experienced operators do, and what does it here")),
        RECIPES: (_("Recipes"), _("what each sends, checks and answers, as a group would get it")),
        FORMAT: (_("Format"), _("every key that can be written, and all that a text can say")),
        CHANNELS: (
            _("Channels"),
            _("what each place makes of a text, its limits and their sources"),
        ),
        RULES: (_("What is checked"), _("every rule, with a bad example and a good one")),
    }
    return markdown(
        "handbook/parts.md",
        locale,
        parts=[
            (title, layout.way(here, Name(name, here.language)), what)
            for name, (title, what) in parts.items()
        ],
    )


def _practices(layout: Layout, here: Name, rules: Mapping[str, str], example: Example) -> str:
    """The table of practices, with ways from where it stands."""
    page = layout.address(here)

    def recipe(id: str) -> Address:
        return layout.address(Name(f"{RECIPES}/{id}", here.language))

    return practices_page(rules, example, page, layout.base(RULES), recipe)


def _ways(layout: Layout, source: Name, recipes: Iterable[str]) -> Mapping[str, str]:
    """The paths from the list of recipes to each of them, in the same language."""
    targets = {id: Name(f"{RECIPES}/{id}", source.language) for id in recipes}
    return {id: layout.way(source, target) for id, target in targets.items()}


def _page(layout: Layout, name: Name, title: str, body: str, nav: tuple[str, ...]) -> Page:
    """A page with the way to its other languages; the one that comes first is in the navigation."""
    is_first = name == layout.first(name.name)
    ways: dict[str, str] = {
        other.language: layout.way(name, other) for other in layout.others(name)
    }
    return Page(
        path=layout.address(name).source.path,
        title=title,
        body=under_title(body, other_languages(ways, name.language), ours=True),
        meta={
            "lang": name.language,
            "styles": [STYLE],
            "search": {"exclude": not is_first and name.name != LEADERS},
        },
        nav=nav if is_first else (),
        listed=is_first,
    )


@cache
def _style() -> bytes:
    return (files("kits.render") / "assets" / "handbook.css").read_bytes()
