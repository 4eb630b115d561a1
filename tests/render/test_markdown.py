import pytest

from kits.render.markdown import other_languages, plain, prose, rendered, under_title
from kits.render.sanitising import enclosed


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("![a](images/a.png)", '<img alt="a" src="../images/a.png">'),
        ("[a]( <b c>)", '<a href="../b c">a</a>'),
        ('<img alt="" src="a.png">', '<img alt="" src="../a.png">'),
        ("[a](https://x.example/)", '<a href="https://x.example/">a</a>'),
        ("[a](  <HTTPS://x.example/>)", '<a href="HTTPS://x.example/">a</a>'),
        ("[a](mailto:a@x.example)", '<a href="mailto:a@x.example">a</a>'),
        ("[a](#top) [b](/root)", '<a href="#top">a</a> <a href="/root">b</a>'),
        ("[a](b.md#c)", '<a href="../b/#c">a</a>'),
        ("[a](b/index.md)", '<a href="../b/">a</a>'),
        ("[a](index.md)", '<a href="../">a</a>'),
        ("[a](https://x.example/b.md)", '<a href="https://x.example/b.md">a</a>'),
    ],
)
def test_relative_addresses_of_a_text_are_led_to_where_it_was_written(
    written: str, moved: str
) -> None:
    assert rendered(written, "../") == f"<p>{moved}</p>"


def test_prose_within_html_is_rendered_and_each_text_starts_anew() -> None:
    assert rendered("**a**\n#接龙") == "<p><strong>a</strong><br>\n#接龙</p>"
    assert rendered(("a", "b")) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    assert rendered("[x][1]\n\n[1]: https://x.example/").startswith('<p><a href="https')
    assert rendered("[x][1]") == "<p>[x][1]</p>"
    assert rendered(None) == ""


def test_prose_on_a_page_is_html_but_for_its_own_headings() -> None:
    assert prose("a\n\n## **B** & c\n\n> ## d\n\n<div>\n\n### e") == (
        '<div class="kits-prose">\n<p>a</p>\n\n</div>\n\n'
        "## B &amp; c\n\n"
        '<div class="kits-prose">\n\n<blockquote>\n<h2>d</h2>\n</blockquote>\n'
        "<div>\n\n### e</div>\n</div>"
    )
    assert prose("## a") == "## a"
    assert prose(None) == ""


def test_a_text_that_costs_too_much_is_shown_as_it_was_typed() -> None:
    assert rendered("<b>" + "[" * 5000) == "&lt;b&gt;" + "[" * 5000


def test_a_line_stands_below_the_title_or_above_all() -> None:
    assert under_title("# T\n\ntext", "line") == f"{enclosed('# T')}\n\nline\n\n{enclosed('text')}"
    assert under_title("\n# T", "line") == f"{enclosed('# T')}\n\nline\n\n"
    assert under_title("text", "line") == f"line\n\n{enclosed('text')}"
    assert under_title("text", "") == enclosed("text")


def test_other_languages_name_themselves_in_their_own_language() -> None:
    versions = {"zh": "a.md", "en": "a.en.md", "x<y": "a b.md"}
    assert other_languages(versions, "zh") == (
        '<span class="kits-languages"><span lang="en">[English](a.en.md)</span> · '
        f'<span lang="x&lt;y">[{plain("x<y")}](a%20b.md)</span></span>'
    )
    assert other_languages({"zh": "a.md"}, "zh") == ""


@pytest.mark.parametrize("target", ["my lamp.png", "<my lamp.png>", "my%20lamp.png"])
def test_a_picture_may_have_a_space_in_its_name(target: str) -> None:
    assert 'src="my%20lamp.png"' in prose(f"See ![the lamp]({target}).")
    assert 'src="../my%20lamp.png"' in prose(f"See ![the lamp]({target}).", "../")
