import markdown
import pytest

from kits.render.sanitising import sanitised

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
