import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from kits.hosts.stamping import BlankLeft, Stamper, refuse_blanks, shape_of
from kits.model.artifacts import Prototype, Stamped, blank

PROTOTYPE = Prototype(
    kind="person",
    locale="zh",
    path=f"people/{blank('slug')}.md",
    title=blank("title"),
    body=blank("body"),
)
RENDERED = (
    f'<link rel="canonical" href="https://x.example/people/{blank("slug")}/">'
    f"<title>{blank('title')}</title><h1>{blank('title')}</h1>{blank('body')}"
)


def stamped(path: str, **values: str) -> Stamped:
    return Stamped(kind="person", locale="zh", path=path, values=values)


def test_a_page_is_the_prototype_with_its_values() -> None:
    page = Stamper.read(PROTOTYPE, RENDERED).stamp(
        stamped("people/m&m 灯/index.html", title="A & B", body=Markup("<p>灯</p>"))
    )
    assert page.decode() == (
        '<link rel="canonical" href="https://x.example/people/m%26m%20%E7%81%AF/">'
        "<title>A &amp; B</title><h1>A &amp; B</h1><p>灯</p>"
    )


def test_a_value_is_not_read_for_blanks() -> None:
    page = Stamper.read(PROTOTYPE, RENDERED).stamp(
        stamped("people/a/index.html", title="", body=blank("title"))
    )
    assert page.decode().endswith(blank("title"))


def test_a_blank_without_a_value_fails() -> None:
    stamper = Stamper.read(PROTOTYPE, RENDERED)
    with pytest.raises(BlankLeft, match=r"people/a/index\.html has no value for the blank 'body'"):
        stamper.stamp(stamped("people/a/index.html", title=""))


def test_a_blank_that_the_host_lost_fails() -> None:
    with pytest.raises(BlankLeft, match="without its blank: body"):
        Stamper.read(PROTOTYPE, RENDERED.replace(blank("body"), ""))


def test_a_blank_that_the_host_changed_fails() -> None:
    with pytest.raises(BlankLeft, match="still holds a blank"):
        Stamper.read(PROTOTYPE, RENDERED + f'<h2 id="{blank("title").lower()}">')


@pytest.mark.parametrize("path", ["people/index.html", "people/a/b/index.html", "g/a/index.html"])
def test_a_page_at_another_depth_is_refused(path: str) -> None:
    stamper = Stamper.read(PROTOTYPE, RENDERED)
    with pytest.raises(ValueError, match="does not lie where its prototype does"):
        stamper.stamp(stamped(path, title="", body=""))


def test_a_path_may_hold_several_blanks() -> None:
    shape = shape_of(f"g/{blank('group')}/{blank('campaign')}-{blank('group')}/index.html")
    found = shape.fullmatch("g/上海-03/one-上海-03/index.html")
    assert found is not None
    assert found.groupdict() == {"group": "上海-03", "campaign": "one"}
    assert shape.fullmatch("g/a/one-b/index.html") is None


@pytest.mark.parametrize("name", ["", "Title", "a1", "a-b", "灯"])
def test_a_blank_is_named_by_lower_case_letters(name: str) -> None:
    with pytest.raises(ValueError, match="named by lower-case letters"):
        blank(name)


@pytest.mark.parametrize("content", [blank("title"), blank("title").lower()])
def test_a_blank_is_never_published(content: str) -> None:
    with pytest.raises(BlankLeft, match=re.escape("a/kit.json still holds a blank")):
        refuse_blanks("a/kit.json", content.encode())


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(alphabet="abc灯-", min_size=1))
def test_every_value_arrives_as_it_is(body: str, slug: str) -> None:
    page = Stamper.read(PROTOTYPE, RENDERED).stamp(
        stamped(f"people/{slug}/index.html", title="t", body=body)
    )
    assert page.decode().endswith(f"<h1>t</h1>{escape(body)}")
