"""Roster values that bite, and how to compare a text with what a real parser made of it."""

from random import Random
from unicodedata import normalize

_MARKUP = """
*a* | **a** | ***a*** | _a_ | __a__ | ~a~ | ~~a~~ | `a` | ``a`` | ```a``` | ||a|| | a*b*c | a_b_c | a__b__c
* | ** | _ | ~ | ~~ | ` | | | || | *a | a* | a* *b | 12*8*3 | a ** b | 小*明* | *小*明 | **粗。**后 | 。*
[x](y) | [x](https://evil.c) | ![x](https://evil.c) | [x] | [x]: https://evil.c | [x][y] | ] | ]( | ](https://evil.c) | [
(https://evil.c) | <b>bold</b> | <script>alert(1)</script> | </script> | <!-- x --> | <https://evil.c> | <@123> | <#1> | <:a:1> | <t:0>
<font color="warning">x</font> | &amp; | &lt;b&gt; | &#42; | &copy; | {{x}} | {{ 7*7 }} | {% raw %} | ${x} | %s | %(x)s
# x | ## x | #x | -# x | - x | + x | * x | > x | >>> x | 1. x | 1) x | 10. | --- | *** | === | - | + | = | ~~~ | ```
@everyone | @here | @所有人 | @name | #tag | $USD | /start | readme.md | a.py | x.cn | https://evil.c | :smile: | a:b:c
\\ | \\* | a\\ | \\\\ | \\[x] | C:\\dir | ' | " | '"><img src=x onerror=alert(1)> | =1+1 | +1 | -1 | !x | ! | ^ | a|b | |a|b|
"""

_LETTERS = (
    "小明",
    "【上海】三群",
    "《边城》",
    "小明！",
    "（小明）",
    "「小明」",
    "，",
    "。",
    "O'Brien",
    "Zoë",
    "Zoe\u0308",
    "A\u0301\u0302\u0303",
    "\u0301a",
    "👨‍👩‍👧‍👦",
    "👍🏽",
    "🇨🇳🇺🇸",
    "5️⃣",
    "👍*2",
    "שלום",
    "مرحبا *بكم*",
    "abc אבג [x](y)",
    "\u202eevil\u202c",
    "\u2066a\u2069",
    "a\u200bb",
    "a\u200db",
    "a\nb",
    "a\r\nb",
    "\n# a",
    "a\n\n- b",
    "a\tb",
    "a\u2028b",
    "\x00a\x1b[31mb\x7f",
    "\ufdd0t0\ufdd1",
    "\ufdd2a\ufffe",
    "\x02klzzwxh:0000\x03",
    "　小明　",
    " a ",
    "a  b",
    "\u00a0a\u00a0",
    "０１２",
    "ｶﾞ",
    "ﬁ",
    "a" * 920,
    "*" * 50,
    "[" * 50,
)

HOSTILE: tuple[str, ...] = (
    *dict.fromkeys(
        value.strip()
        for line in _MARKUP.strip().split("\n")
        for value in line.replace("| | |", "| ").split(" | ")
    ),
    *_LETTERS,
)


def _mixed(count: int) -> tuple[str, ...]:
    """The same ones, and what comes of two or three of them side by side."""
    random, mixed = Random(20261122), dict.fromkeys(HOSTILE)
    short = [value for value in HOSTILE if len(value) < 100]
    while len(mixed) < count:
        parts = random.sample(short, random.choice((2, 2, 3)))
        mixed[random.choice(("", " ", "小")).join(parts)] = None
    return tuple(mixed)


MANY: tuple[str, ...] = _mixed(2_000)
"""Two thousand of them."""


def seen(text: str) -> str:
    """A shown text for comparison: after NFKC, without the joiners and isolates that are allowed."""
    for invisible in "\u200b\u2068\u2069":
        text = text.replace(invisible, "")
    return normalize("NFKC", text).strip()
