"""Rules in the handbook: a list with the law of each, and a page of its own for every rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown import markdown as html_of
from markupsafe import Markup

from kits.locale import ENGLISH, Tongue, catalogue
from kits.model.addresses import Address
from kits.model.artifacts import Artifact, Prototype, Stamped, blank
from kits.render.markdown import coded, markdown

KIND = "rule"


def rules_page(rules: Mapping[str, str]) -> str:
    """The body of the list, in English like the pages themselves."""
    laws = [(id, coded(page.partition("\n")[0])) for id, page in sorted(rules.items())]
    return markdown("handbook/rules.md", ENGLISH, rules=laws)


def rule_pages(rules: Mapping[str, str], here: Address, locale: Tongue) -> Iterator[Artifact]:
    """A page for each rule, named by its id, below the list of them.

    They are stamped, since as many pages through the host would take it a second.
    """
    _ = catalogue(locale).gettext
    title, page = blank("rule"), blank("page")
    back = f'<p class="kits-up"><a href="../">{_("What is checked")}</a></p>'
    yield Prototype(
        kind=KIND,
        locale=locale.tag,
        path=(here / blank("id")).source.path,
        title=title,
        body=f"{back}<h1>{title}</h1><div>{page}</div>",
        meta={"lang": "en"},
    )
    for id, docstring in sorted(rules.items()):
        yield Stamped(
            kind=KIND,
            locale=locale.tag,
            path=(here / id).file,
            values={"id": id, "rule": id, "page": Markup(html_of(as_page(docstring)))},
        )


def as_page(docstring: str) -> str:
    """A rule's page as Markdown: its examples stand in blocks of their own."""
    return re.sub(r"^(Bad|Good):$", r"**\1**\n", docstring, flags=re.MULTILINE)
