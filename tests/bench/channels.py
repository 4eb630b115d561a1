"""Microseconds a text and channel: written once per distinct text, filled once per group."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from rich.console import Console
from rich.table import Table

from kits.channels.channel import CHANNELS
from kits.channels.lengths import size
from kits.channels.parsing import parse
from kits.channels.splitting import split
from kits.channels.tokens import value_token
from kits.channels.writing import write, write_page
from kits.model.findings import say
from kits.model.places import Passage, Place
from kits.texts import press as press_module
from kits.texts.gathering import Gathered
from kits.texts.names import Fields, Url
from kits.texts.press import Press, Source

GROUPS = 10_000
MESSAGE = """\
# 今晚开读 #长灯共读#
**{0}**的朋友们，请**七点**前到，~~不见不散~~。
时间：{1}
打卡入口：{2}，谢谢

> 读慢一点，
> 看清那条河。

- 带一本书
- **带上{0}的名牌**

先看[活动规则](https://x.cn/rules)，再问 *群主*。
"""
VALUES = ["北京·灯下", "12月7日（周一）", "https://x.cn/a?g=1"]


def main() -> None:
    """Print a table, then what ten thousand groups cost."""
    source = MESSAGE
    for number in range(3):
        source = source.replace(f"{{{number}}}", value_token(number, url=number == 2))
    tree = parse(source)
    table = Table("channel", box=None)
    for head in ("write", "fill", "measure", "HTML: write", "fill", "split"):
        table.add_column(head, justify="right")
    for id, channel in CHANNELS.items():
        pattern = write(tree, channel, "zh")
        text = pattern.fill(VALUES)
        times = [
            _time(lambda c=channel: write(tree, c, "zh"), 50),
            _time(lambda p=pattern: p.fill(VALUES), 500),
            _time(lambda c=channel, t=text: size(c, t), 500),
        ]
        pages = ["", ""]
        if channel.html:
            page = write_page(tree, channel, "zh")
            pages = [
                _time(lambda c=channel: write_page(tree, c, "zh"), 20),
                _time(lambda p=page: p.fill(VALUES), 500),
            ]
        parts = ""
        if channel.splits:
            guarded = write(tree, channel, "zh", guarded=True).fill(VALUES)
            half = len(text) * 2 // 3
            parts = _time(
                lambda g=guarded, h=half: split(g, lambda p: len(p) < h, chinese=True), 20
            )
        table.add_row(id, *times, *pages, parts)
    console = Console()
    console.print(f"Microseconds for a text of {len(source)} characters with {len(VALUES)} values")
    console.print(f"parsing: {_time(lambda: parse(source), 50)}\n")
    console.print(table)
    console.print("\n" + _groups())


def _time(call: Callable[[], object], times: int) -> str:
    """The best of five runs, in microseconds a call."""
    best = float("inf")
    for _ in range(5):
        start = perf_counter()
        for _ in range(times):
            call()
        best = min(best, (perf_counter() - start) / times)
    return f"{best * 1e6:,.1f}"


def _nowhere(name: str) -> Place:
    return Place("groups.csv")


def _groups() -> str:
    """One message with two branches, for ten thousand groups in two channels."""
    text = "{% if group.city %}{{ group.city }}：{% endif %}**{{ group.name }}**，见 {{ group.link }} 。"
    source = Source(Passage(text, "message.md"), say("message"))
    press = Press(CHANNELS, Gathered())
    parsed = 0
    parse = press_module.parse

    def counting(text: str, *, chain: bool = False) -> object:
        nonlocal parsed
        parsed += 1
        return parse(text, chain=chain)

    press_module.parse = counting  # type: ignore[assignment]
    start = perf_counter()
    for number in range(GROUPS):
        facts = {"city": "上海" if number % 2 else None, "name": f"第 {number} 群"}
        facts["link"] = Url(f"https://x.cn/?g={number}")
        names = {"group": Fields(say("group"), facts, _nowhere)}
        press.texts(source, names, "zh", ("wechat", "telegram"))
    seconds = perf_counter() - start
    press_module.parse = parse
    return f"{GROUPS:,} groups, 2 channels, 2 branches: {parsed} parses, {seconds:.2f} s"


if __name__ == "__main__":
    main()
