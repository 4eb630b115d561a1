import lxml.html
import markdown
import pytest

from kits.render.sanitising import cleaned, enclosed, sanitised

ATTACKS = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    "<style>@import 'https://evil.example/x.css';</style>",
    '<p style="background:url(https://evil.example/x)">x</p>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/">',
    "<!-- <script>alert(1)</script> secret -->",
    "`<script>alert(1)</script>`{onclick=alert(1)}",
    '# t {: onmouseover="alert(1)" }',
]
FETCHES = [
    "![x](https://evil.example/x.png)",
    '<img src="//evil.example/x.png">',
    '<img srcset="a.png 1x, https://evil.example/x.png 2x">',
    '<video poster="https://evil.example/x.png"></video>',
    '<svg><rect mask="url(https://evil.example/x.svg#m)"/></svg>',
    '<svg><use href="https://evil.example/x.svg#m"/></svg>',
    '<object data="https://evil.example/x"></object>',
    '<img srcset="a.png 1x, //evil.example/x.png 2x">',
    '<img src="/\\evil.example/x.png">',
    '<img src="/&#9;/evil.example/x.png">',
    '<svg><rect fill="URL(//evil.example/x)"/></svg>',
    '<svg><rect fill="u\\72l(//evil.example/x)"/></svg>',
    "<svg><rect mask=\"image-set('//evil.example/x' 1x)\"/></svg>",
]
KEPT = [
    '<div class="kits" id="a" data-copy="b" aria-label="c" role="list" lang="zh"><p>x</p></div>',
    '<details open=""><summary>问</summary>答</details>',
    '<figure><img src="../lamp.png" alt="灯" width="8" height="8" loading="lazy"><figcaption>x</figcaption></figure>',
    '<time datetime="2026-12-07T20:00:00+08:00">12月7日</time>',
    '<svg viewBox="0 0 8 8" role="img"><title>图</title><rect fill="url(#g)" width="8" height="8"></rect></svg>',
    '<a class="md-button" href="https://example.org/?a=1&amp;b=2#c">x</a>',
    '<a href="weixin://dl/chat">x</a>',
    '<a href="people/KITSBLANKSLUGKNALB/">KITSBLANKNAMEKNALB</a>',
    '<label for="q">找</label><input id="q" type="search" placeholder="城市">',
    '<table><thead><tr><th align="left" scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
    '<div class="highlight"><pre><span></span><code><span class="k">if</span></code></pre></div>',
    '<button type="button" data-clipboard-target="#a">x</button>',
    "<ruby>灯<rp>(</rp><rt>dēng</rt><rp>)</rp></ruby>",
]


def render(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "kits.hosts.sanitising"])


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_that_runs_is_left(text: str) -> None:
    page = render(text)
    for trace in ("<script", "<iframe", "<style", "<form", "<base", "<meta", "<!--", "style="):
        assert trace not in page
    for trace in (" on", "javascript:", "data:text", "srcdoc", "formaction"):
        assert trace not in page.lower().replace("&lt;script&gt;", "")


@pytest.mark.parametrize("text", FETCHES)
def test_nothing_is_fetched_from_elsewhere(text: str) -> None:
    assert "evil.example" not in render(text)


@pytest.mark.parametrize("body", KEPT)
def test_what_our_pages_and_the_theme_need_stays(body: str) -> None:
    assert sanitised(body) == body


def test_what_is_clean_stays_clean() -> None:
    for text in ATTACKS + FETCHES + KEPT:
        once = sanitised(text)
        assert sanitised(once) == once


CONTROLS = [
    '<div class="kits-finish" data-lesson="x" data-md-toggle="drawer">x</div>',
    '<div id="__config">{"base": "//evil.example"}</div>',
    '<input id="__drawer" name="__drawer">',
    '<i id="kits-search" class="kits-search">x</i>',
    '<div class="md-overlay md-search">x</div>',
]


@pytest.mark.parametrize("html", CONTROLS)
def test_content_takes_no_control_of_ours_or_of_the_theme(html: str) -> None:
    for made in (cleaned(html), render(enclosed(html))):
        for trace in ("kits", "data-", "__", "md-"):
            assert trace not in made


def test_footnotes_of_content_are_content() -> None:
    page = render(enclosed('a[^1]\n\n[^1]: <b data-md-toggle="search" id="__config">x</b>'))
    assert "<b>x</b>" in page
    assert '<div class="footnote">' in page


def test_content_keeps_what_is_its_own() -> None:
    for html in (
        '<div class="grid cards" id="more" lang="en"><p>x</p></div>',
        '<a class="md-button md-button--primary" href="#more">x</a>',
        '<input id="__tabbed_1_1" name="__tabbed_1" type="radio">',
        '<h2 id="a" data-search-exclude="">x</h2>',
    ):
        assert cleaned(html) == html


@pytest.mark.parametrize(
    "left_open",
    [
        *("<div>", "<div hidden>\n\n<details><summary>x", "<style>", "<script>", "</div></main>"),
        *('<div title="', "<a href='x", "<table><tr><td>", "<select><option>", "<title>x", "<!--"),
        *("<textarea>x", "<b><i>", "<ul><li>\n\n- x", "> <div>", "<svg><title>", "<math><mtext>"),
    ],
)
def test_content_ends_where_it_ends(left_open: str) -> None:
    page = render(f"above\n\n{enclosed(left_open)}\n\n**below** <p>'\"-->\n\n*last*")
    assert page.startswith("<p>above</p>\n")
    whole = lxml.html.fragment_fromstring(page, create_parent="div")
    assert [each.getparent().getparent().tag for each in whole.iter("strong")] == ["div"]
    assert [each.text for each in whole.iter("em")] == ["last"]


def test_pages_of_a_host_keep_the_numbers_of_lists() -> None:
    assert render("25. November\n30. Dezember") == (
        '<ol start="25">\n<li>November</li>\n<li value="30">Dezember</li>\n</ol>'
    )
    assert render("- a\n\n1. b\n1. c").count("<li>") == 2
