"""Pages as a host makes them: views of small communities, and Markdown as both hosts read it."""

from __future__ import annotations

from datetime import datetime

from markdown import Markdown

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.render.seeing import NOTHING_ELSE, Results, view
from kits.render.views import View
from kits.schema.loading import load_community
from kits.source.content import read_content
from tests.render.pages import Element, read_html
from tests.schema.written import Files, built_in, tree

NOW = datetime.fromisoformat("2026-12-09T12:00:00+08:00")
PEOPLE = """
    id,name,credit,alias,role
    ops,Ops Real,name,,staff
    mira,米拉,name,,user
    bo,<b>Bo & co</b>,name,,user
    kopi,Kopi Real,alias,Kopi,user
    an,An Real,anonymous,,user
    """
GROUPS = """
    id,name,channels,leaders
    north,North,wechat,bo
    """


def seen(
    written: Files, audience: Audience = Audience.PUBLIC, results: Results = NOTHING_ELSE
) -> View:
    """What an audience sees of a community that need not be whole."""
    files = {"people/all.csv": PEOPLE, "groups/all.csv": GROUPS, **written}
    made, _ = load_community(read_content(tree(files))[0], built_in())
    assert made is not None
    return view(made, audience, Clock(NOW), results)


def hosted(page: Page) -> tuple[Element, Element]:
    """The body of a page, and its table of contents."""
    return rendered(page.body)


def rendered(body: str) -> tuple[Element, Element]:
    """A body of Markdown as HTML, and its table of contents."""
    host = Markdown(extensions=["toc", "tables", "fenced_code", "kits.hosts.sanitising"])
    read = read_html(f"<main>{host.convert(body)}</main>")
    return read, read_html(host.toc)  # type: ignore[attr-defined]  # added by the extension
