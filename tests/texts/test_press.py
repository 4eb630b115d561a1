"""Each distinct text is parsed once, however many groups get it; values survive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.model.findings import say
from kits.texts import press as press_module
from kits.texts.gathering import Gathered
from kits.texts.names import Url
from kits.texts.press import Press, Source
from tests.texts.composed import BOOKS, Composed, content, message, passage
from tests.texts.test_names import fields

ROWS = "id,name,channels,city,leader_name\n" + "".join(
    f"g-{n},群 {n},wechat,{'上海北京广州无'[n % 4 * 2 : n % 4 * 2 + 2]},群管{n}\n"
    for n in range(10_000)
)
BRANCHES = (
    "{% if group.city == '上海' %}\n沪：{{ group.name }}\n{% elif group.city == '北京' %}\n京：{{ group.name }}\n"
    "{% elif group.city == '广州' %}\n穗：**{{ group.name }}**\n{% else %}\n{{ leader }}\n{% endif %}\n找{{ leader }}。"
)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is parsed, as it is given to the parser."""
    texts: list[str] = []
    parse = press_module.parse

    def counting(text: str, *, chain: bool = False) -> object:
        texts.append(text)
        return parse(text, chain=chain)

    monkeypatch.setattr(press_module, "parse", counting)
    return texts


def test_ten_thousand_groups_cost_one_parse_a_branch(parsed: list[str]) -> None:
    files = content({"groups/groups.csv": ROWS, f"{BOOKS}messages/20-launch.md": message(BRANCHES)})
    composed = Composed(files)
    run = composed.community.runs["books"]
    texts = set()
    for group in composed.community.groups.values():
        made = composed.composer.kit(run, group)
        assert made is not None
        texts.add(made.messages[0].texts["wechat"].text)
    assert len(texts) == 10_000
    assert {
        "沪：群 0\n找群管0。",
        "京：群 1\n找群管1。",
        "穗：群 2\n找群管2。",
        "群管3\n找群管3。",
    } <= texts
    assert len(composed.composer.press.set) == len(parsed) == 4


def channel_texts(body: str, *channels: str, **names: object) -> dict[str, str]:
    press = Press(CHANNELS, Gathered())
    prints = press.texts(Source(passage(body), say("x")), names, "zh", channels)
    assert press.gathered.findings() == []
    return {id: text.text for id, text in prints.texts.items()}


def test_a_template_runs_once_unless_it_reads_the_channel() -> None:
    reads: list[str] = []

    class Counting(dict[str, object]):
        def get(self, name: str, default: object = None) -> object:
            reads.append(name)
            return super().get(name, default)

    group = fields()
    object.__setattr__(group, "values", Counting(name="港湾"))
    channel_texts("{{ group.name }}", "wechat", "qq", "sms", group=group)
    assert reads == ["name"]
    reads.clear()
    body = "{{ group.name }}{% if channel == 'qq' %}群{% endif %}"
    texts = channel_texts(body, "wechat", "qq", "sms", group=group)
    assert reads == ["name"] * 3
    assert texts == {"wechat": "港湾", "qq": "港湾群", "sms": "港湾"}


def test_equal_texts_of_two_files_are_each_checked() -> None:
    more = {f"{BOOKS}messages/{id}.md": message("看[这里](x.cn)") for id in ("10-a", "20-b")}
    composed = Composed(content(more))
    composed.everything()
    places = [text.source.passage.path.rpartition("/")[2] for text in composed.composer.press.set]
    assert places == ["10-a.md", "20-b.md"]


def test_links_of_a_text_know_their_place() -> None:
    body = "开\n{% if true %}\n中文 [去](x) 和 https://x.cn\n{% endif %}\n"
    composed = Composed(content({f"{BOOKS}messages/20-launch.md": message(body)}))
    composed.everything()
    (text,) = composed.composer.press.set
    links = list(press_module.links(text.tree))
    assert [(p.line, p.column) for p in map(text.place_of, links)] == [(7, 4), (7, 13)]


def test_a_length_is_that_of_the_final_text() -> None:
    press = Press(CHANNELS, Gathered())
    source = Source(passage("**{{ group.name }}**"), say("x"))
    names = {"group": fields(name="港湾👩‍👩‍👧")}
    texts = press.texts(source, names, "zh", ("wechat", "line", "signal", "sms")).texts
    assert {id: (text.length, text.unit) for id, text in texts.items()} == {
        "wechat": (7, "characters"),
        "line": (10, "UTF-16 units"),
        "signal": (24, "bytes"),
        "sms": (1, "parts"),
    }


def test_a_chain_keeps_its_numbers() -> None:
    press = Press(CHANNELS, Gathered())
    source = Source(passage("#接龙\n1. {{ leader }}\n2. "), say("x"), chain=True)
    texts = press.texts(source, {"leader": "小满"}, "zh", ("wechat", "telegram")).texts
    assert {text.text for text in texts.values()} == {"#接龙\n1. 小满\n2."}


VALUES = st.text(
    st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" *_~`#>[]()<>&@{}|1.-\n"),
    min_size=1,
)
PLAIN = tuple(
    id for id, channel in CHANNELS.items() if channel.dialect.name == "plain" and not channel.gsm
)
BODIES = (
    "{{ group.name }}",
    "- 甲 {{ group.name }}\n- **{{ group.name }}**",
    "# {{ group.name }}\n> {{ group.name }}",
    "[{{ group.name }}](https://x.cn) `{{ group.name }}`",
    "{% if group.name %}\n{{ group.name }}\n{% endif %}",
    "| a | b |\n|---|---|\n| {{ group.name }} | 2 |",
)


@given(VALUES, st.sampled_from(PLAIN), st.sampled_from(BODIES))
def test_a_roster_value_survives_every_plain_channel(value: str, id: str, body: str) -> None:
    text = channel_texts(body, id, group=fields(name=value))[id]
    expected = " ".join(unicodedata.normalize("NFC", value).split("\n")).strip()
    bare = text.replace("\u2068", "").replace("\u2069", "")
    assert " ".join(expected.split()) in " ".join(bare.split())


@given(VALUES, st.sampled_from(sorted(CHANNELS)), st.sampled_from(BODIES))
def test_no_token_is_ever_left_in_a_text(value: str, id: str, body: str) -> None:
    text = channel_texts(body, id, group=fields(name=value))[id]
    assert not any("\ufdd0" <= character <= "\ufdef" for character in text)


@given(st.sampled_from(sorted(CHANNELS)))
def test_an_address_stands_clear(id: str) -> None:
    text = channel_texts("入口：{{ link }}，快来", id, link=Url("https://x.cn/a?g=1"))[id]
    assert "https://x.cn/a?g=1" in text.split()
