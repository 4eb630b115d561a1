import pytest

from kits.render.markdown import other_languages, plain, prose, rendered, under_title


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("![a](images/a.png)", "![a](../images/a.png)"),
        ("[a]( <b c.md>)", "[a]( <../b c.md>)"),
        ('<img alt="" src="a.png">', '<img alt="" src="../a.png">'),
        ("[a](https://x.example/)", "[a](https://x.example/)"),
        ("[a](  <HTTPS://x.example/>)", "[a](  <HTTPS://x.example/>)"),
        ("[a](mailto:a@x.example)", "[a](mailto:a@x.example)"),
        ("[a](#top) [b](/root)", "[a](#top) [b](/root)"),
    ],
)
def test_relative_addresses_of_a_text_are_led_to_where_it_was_written(
    written: str, moved: str
) -> None:
    assert prose(written, "../") == moved
    assert prose(written) == written


def test_prose_within_html_is_rendered_and_each_text_starts_anew() -> None:
    assert rendered("**a**\n#接龙") == "<p><strong>a</strong><br />\n#接龙</p>"
    assert rendered(("a", "b")) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    assert rendered("[x][1]\n\n[1]: https://x.example/").startswith('<p><a href="https')
    assert rendered("[x][1]") == "<p>[x][1]</p>"
    assert rendered(None) == ""


def test_a_line_stands_below_the_title_or_above_all() -> None:
    assert under_title("# T\n\ntext", "line") == "# T\n\nline\n\ntext"
    assert under_title("\n# T", "line") == "# T\n\nline\n"
    assert under_title("text", "line") == "line\n\ntext"
    assert under_title("text", "") == "text"


def test_other_languages_name_themselves_in_their_own_language() -> None:
    versions = {"zh": "a.md", "en": "a.en.md", "x<y": "a b.md"}
    assert other_languages(versions, "zh") == (
        '<span class="kits-languages"><span lang="en">[English](a.en.md)</span> · '
        f'<span lang="x&lt;y">[{plain("x<y")}](a%20b.md)</span></span>'
    )
    assert other_languages({"zh": "a.md"}, "zh") == ""
