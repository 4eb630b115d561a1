"""How a text will look: what a preview shows is what the real parser of its channel shows."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.dialects import DIALECTS
from kits.channels.dialects.base import Writer
from kits.channels.dialects.commonmark import Commonmark
from kits.channels.dialects.plain import Email, Plain
from kits.channels.nodes import Block, Code, Heading, Message, Paragraph, Quote
from kits.channels.previews import preview
from kits.channels.writing import write
from tests.channels import commonmark, tdlib
from tests.channels.test_golden import golden_of
from tests.channels.trees import MESSAGES, VALUES, Shown, tidy

STYLES = {
    "b": "bold",
    "i": "italic",
    "s": "strike",
    "code": "code",
    "pre": "code",
    "blockquote": "quote",
}


class _Seen(HTMLParser):
    """Each character of HTML with its styles; an address that is underlined has none."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: Shown = []
        self.on: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        quoted = facts.get("class") == "quoted"
        link = f"link {facts['href']}" if tag == "a" else None
        self.on.append("quote" if quoted else link or STYLES.get(tag))

    def handle_endtag(self, tag: str) -> None:
        self.on.pop()

    def handle_data(self, data: str) -> None:
        self.seen.append((data, frozenset(filter(None, self.on))))


def seen(text: str, dialect: type[Writer]) -> Shown:
    """What the page shows of a text: its preview, or the text itself where there is none."""
    html = preview(text, dialect)
    return tidy([(text, frozenset())] if html is None else _Seen(html).seen)


@given(message=MESSAGES, values=VALUES)
@pytest.mark.parametrize(
    ("channel", "read"), [("telegram", tdlib.pasted), ("telegram-bot", tdlib.sent)]
)
def test_telegram_shows_what_its_own_library_reads(
    channel: str,
    read: Callable[[str], dict[str, object]],
    message: Message,
    values: tuple[str, ...],
) -> None:
    text = write(message, CHANNELS[channel], "zh").fill(values)
    styled = tdlib.shown(read(text))
    assert seen(text, CHANNELS[channel].dialect) == tidy(styled)


@given(message=MESSAGES, values=VALUES)
def test_commonmark_shows_what_its_parser_reads(message: Message, values: tuple[str, ...]) -> None:
    """In paragraphs, headings and quotes; a parser shows no bullets and numbers of lists."""
    blocks = tuple(filter(_is_read_back, message.blocks))
    text = write(Message(blocks), CHANNELS["markdown"], "zh").fill(values)
    styled = [
        (c, {"bold" if s == "heading" else s for s in on}) for c, on in commonmark.shown(text)
    ]
    assert seen(text, Commonmark) == tidy((c, frozenset(on)) for c, on in styled)


def _is_read_back(block: Block) -> bool:
    if isinstance(block, Quote):
        return all(map(_is_read_back, block.blocks))
    return isinstance(block, Paragraph | Heading | Code)


@pytest.mark.parametrize(
    ("dialect", "text", "html"),
    [
        ("whatsapp", "*五* _天_ ~完~ `码`", "<b>五</b> <i>天</i> <s>完</s> <code>码</code>"),
        ("whatsapp", "5*3 和 4*2，*不 是 *", None),
        ("whatsapp", "一（*二*），*三*：`a*b*`。", "一（<b>二</b>），<b>三</b>：<code>a*b*</code>。"),
        ("whatsapp", "请*务必*到，a*b*c", None),
        ("whatsapp", "  ```a  *b*```", "  <code>a  *b*</code>"),
        ("whatsapp", "- 一\n> 引", '• 一\n<span class="quoted">引</span>'),
        ("wecom", "# 题\n**粗**，*不斜*", "<b>题</b>\n<b>粗</b>，*不斜*"),
        ("wecom", "[表](https://x.cn/a?b=1&c)", '<a href="https://x.cn/a?b=1&amp;c" rel="noreferrer">表</a>'),
        ("wecom", "[表](javascript:alert)", None),
        ("dingtalk", "\\*星\\* *斜*", "*星* <i>斜</i>"),
        ("discord", "#### 四\n### 三", "#### 四\n<b>三</b>"),
        ("discord", "```\n**码**\n```", "<code>**码**</code>"),
        ("telegram", "[表](https://x.cn) # 题", None),
        ("telegram", "**二：** 三", "<b>二：</b> 三"),
        ("telegram", "• ```\na **b**\n```\n后", "• <code>a **b**</code>\n后"),
        ("telegram", "https://x.cn/a__b__c", None),
        ("plain", "**粗**", None),
        ("post", "**粗**", None),
        ("email", "**粗**", None),
        ("slack", "*粗*", None),
        ("telegram", "**<b>&amp;**", "<b>&lt;b&gt;&amp;amp;</b>"),
    ],
)  # fmt: skip
def test_marks_are_shown_as_the_channel_reads_them(
    dialect: str, text: str, html: str | None
) -> None:
    (known,) = (each for each in DIALECTS if each.name == dialect)
    assert preview(text, known) == html


@pytest.mark.parametrize("channel", [id for id in CHANNELS if not CHANNELS[id].html])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_preview_holds_no_marks_and_nothing_that_is_not_said(channel: str, language: str) -> None:
    text = golden_of(CHANNELS[channel], language).read_text(encoding="utf-8")
    html = preview(text, CHANNELS[channel].dialect)
    if html is None:
        assert CHANNELS[channel].dialect.name in ("plain", "post", "slack")
        return
    shown = "".join(words for words, _ in _Seen(html).seen)
    assert "**" not in shown.replace("**b**", "")  # stands in code
    assert set(shown) <= set(text) | {"•", "<", ">", "&", '"', "'"}


def test_a_page_of_its_own_is_shown_without_its_pictures() -> None:
    """Nothing may be loaded from elsewhere before a tap, and the page says what stands there."""
    html = '<div lang="zh"><p>你好<img src="https://x.cn/a.png" alt="打卡&amp;码"></p></div>'
    assert preview("你好", Email, html=html) == '<div lang="zh"><p>你好[打卡&amp;码]</p></div>'


def test_a_line_that_nobody_could_read_costs_nothing() -> None:
    text = "**a " * 20_000
    assert preview(text, Commonmark) is None


def test_a_dialect_without_a_look_shows_no_html() -> None:
    assert preview("<b>五</b> &amp;", Plain) is None


@given(st.text("ab 1#>*_~|`[]()!\\.:h中").map(lambda text: text.replace("h", "https://x")))
def test_what_acts_is_found_wherever_it_could_begin(line: str) -> None:
    """Trying only there finds what a search of the whole line finds."""
    for dialect in DIALECTS:
        if dialect.look:
            tried = [(one.span(), one.groupdict()) for one in dialect.look.acting(line)]
            whole = dialect.look.inline.finditer(line)
            assert tried == [(one.span(), one.groupdict()) for one in whole]
