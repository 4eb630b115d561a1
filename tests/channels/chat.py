"""Text as people type it into chats, in twelve languages: what properties of channels are tried on."""

from __future__ import annotations

from hypothesis import strategies as st

SENTENCES = (
    "今晚开读《边城》，第3章到第5章。",
    "恭喜张*三、李*四和王**！",
    "地址：兰州市城关区12号，近2号口",
    "See you at 7:30, bring a book & a friend",
    "1st prize: J*hn D**, 2nd: M.",
    "Treffpunkt 25. November um 19 Uhr",
    "Rendez-vous à 18 h 30, entrée 5 €",
    "Nos vemos el 3/12 a las 20:00, ¿vienes?",
    "Встречаемся 7 декабря в 19:00",
    "12月7日の20時から、参加費500円です",
    "오늘 저녁 8시 30분에 만나요",
    "نلتقي يوم 7 ديسمبر الساعة 19:00",
    "आज रात 8 बजे मिलते हैं",
    "พบกันวันที่ 7 ธันวาคม 20:00 น.",
    "Hẹn gặp lúc 19 giờ, ngày 7/12",
    "Encontro às 19h30, R$ 25",
)
FACES = (
    *(
        "(*^_^*)",
        "¯\\_(ツ)_/¯",
        ">_<",
        "T_T",
        "(´▽`)",
        "_(:з」∠)_",
        "(*´∀`*)",
        "o(*￣▽￣*)ブ",
        "m(_ _)m",
    ),
    *(
        "(～￣▽￣)～",
        "~(≧▽≦)/~",
        "orz",
        "(*ﾉωﾉ*)",
        "*\\(^o^)/*",
        "(｡･ω･｡)",
        "^_^",
        "-_-b",
        "=￣ω￣=",
    ),
)
PRICES = (
    "￥99*2",
    "12*8*3",
    "满100减30",
    "~~￥199~~",
    "$5.00",
    "3_000 元",
    "1,299",
    "8折~",
    "**免费**",
    "2**10",
)
ADDRESSES = (
    "https://x.cn/a_b_c",
    "https://x.cn/?ids[0]=1|2&x=3",
    "https://zh.wikipedia.org/wiki/道_(消歧义)",
    "http://a.example.org/~deng/1*2.html",
    "[报名](https://x.cn/7)",
    "[rules and *more*](https://x.cn/r_1?y=2026)",
    "<https://x.cn/8>",
    "#小程序://灯下/AbC9",
)
MARKS = (
    "**",
    "*",
    "_",
    "__",
    "~~",
    "~",
    "`",
    "\\",
    "[",
    "](",
    ")",
    "#",
    "> ",
    "|",
    "\n",
    " ",
    "：",
    "，",
    "。",
    "!",
    "x",
    "书",
    "7",
)
LEADS = (
    "",
    "",
    "",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "1. ",
    "25. ",
    "03. ",
    "3) ",
    "4、",
    "> ",
    "# ",
    "## ",
    "　　",
    "  ",
    "①",
    "#",
    "-",
    "·",
)

_WORDS = st.sampled_from(SENTENCES + FACES + PRICES + ADDRESSES)
_STYLED = st.builds(
    lambda mark, words, back: f"{mark}{words}{back if back else mark}",
    st.sampled_from(("**", "*", "_", "__", "~~", "`", "***")),
    st.sampled_from(SENTENCES + FACES + PRICES),
    st.sampled_from(("", "", "", "*", "**")),
)
_PIECES = st.one_of(
    _WORDS, _STYLED, st.sampled_from(MARKS), st.text("*_~\\`#[]()1a书 ，", max_size=4)
)
_JOINED = st.tuples(st.lists(_PIECES, min_size=1, max_size=5), st.sampled_from(("", " ", "，")))
_LINES = st.builds(lambda lead, made: lead + made[1].join(made[0]), st.sampled_from(LEADS), _JOINED)
TEXTS = st.lists(_LINES, min_size=1, max_size=6).map("\n".join)
"""Whole texts."""
