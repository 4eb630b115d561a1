"""The words in which people write days, hours and spans, in Chinese and English: one table.

The patterns meet a text whose full-width characters are folded (`FOLD`), so that each of its
characters still stands where the operator wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Kind = Literal["day", "numeric", "dom", "month", "season", "weekday", "relative", "hour"]

Needs = str | tuple[str, ...]
"""Characters or words, one of which must stand in a text for a pattern to be tried."""

FOLD = str.maketrans(
    "０１２３４５６７８９：～－／．（）\u00a0\u3000\u2009\u202f", "0123456789:~-/.()    "
)

_CHINESE = "一二三四五六七八九十"
_ENGLISH = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        **{f"{tens}{ones}": 10 * t + o for t, tens in enumerate(("", "十", "二十", "三十"))
           for o, ones in enumerate(("", *_CHINESE[:9])) if t or o},
        **{f"廿{ones}": 20 + o for o, ones in enumerate(("", *_CHINESE[:9]))},
        "两": 2,
        **{word: at for at, word in enumerate(_ENGLISH, 1)},
        "twenty-one": 21,
        "thirty": 30,
    }
)  # fmt: skip
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
MONTHS: Mapping[str, int] = MappingProxyType(
    {name[:length]: at for at, name in enumerate(_MONTH_NAMES, 1) for length in (3, 4, len(name))}
)
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        **{character: at for at, character in enumerate("一二三四五六日")},
        "天": 6,
        **{name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    }
)
"""By the Chinese character, or the first three letters of the English name."""
RELATIVE: Mapping[str, int] = MappingProxyType(
    {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
    | {"yesterday": -1, "today": 0, "tonight": 0, "this": 0, "tomorrow": 1}
    | {"the day after tomorrow": 2}
)
"""Days from the one on which it is read, by how the word begins."""
PARTS: Mapping[str, frozenset[int]] = MappingProxyType(
    {
        word: frozenset(hour % 24 for hour in hours)
        for words, hours in (
            ("凌晨", range(7)),
            ("清晨 清早 一早 早晨 早上 早 morning", range(4, 13)),
            ("上午", range(6, 13)),
            ("中午 正午", range(11, 15)),
            ("下午 午后 afternoon", range(12, 20)),
            ("傍晚", range(16, 21)),
            ("晚上 晚间 晚 夜里 夜间 夜 evening night tonight", range(16, 27)),
            ("半夜 午夜 深夜", range(22, 30)),
        )
        for word in words.split()
    }
)
"""The hours that a part of the day may mean."""

_N = f"(?:[0-9]{{1,2}}|[{_CHINESE}廿]{{1,3}})"
_MAY = "May|March|Mar"
"""Months that are words of their own (`May I`, `March on`): only with a capital."""
_NAMES = (
    "(?:(?i:january|february|april|june|july|august|september|october|november|december"
    f"|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)|{_MAY})"
)
_YEAR = r"(?:,? (?P<year>(?:19|20)[0-9]{2})\b)?"
_TH = "(?:st|nd|rd|th)"
_TWO_DAYS = "(?:-|–|—|/|&|to|and|until)"
_AFTER_A_DAY = (
    "at|from|to|until|till|through|and|or|in|on|is|was|we|you|i|for|by|with|the|a|this|that|if"
    "|when|as|so|but|because|after|before|between"
)
"""What may follow `May 12` where it is a day: `In May 12 people came` names none."""
_NO_DAY = "[子常夜期记报出落光程楼线厅馆门店院桌机座室]"
"""What makes `30日` and `3号` parts of another word."""
_PART = "|".join(sorted((part for part in PARTS if not part.isascii()), key=len, reverse=True))
_OF_TIME = (
    "in|of|by|until|till|since|from|before|after|during|through|throughout|to|this|next|last|early"
    "|mid|late|every|each"
)
_CLOCK = f" ?(?:{_N}|两) ?[:点點时]"
"""What makes of the 晚 of 明晚8点 a part of the hour."""
_WORDS = "|".join(_ENGLISH[:12])
_RECURRING = "每个?|逢|(?i:every other|every|each)"
_DIGITS = "0123456789"
_MONTH_STARTS = tuple(name[:3] for name in _MONTH_NAMES)
_SHORT_DAYS = tuple(name for name in WEEKDAYS if len(name) == 3)

FORMS: tuple[tuple[Kind, Needs, str], ...] = (
    # 12月4日, 2026 年 12 月 4 号, 十二月四日, 12月4-6日
    (
        "day",
        "月",
        rf"(?:(?P<year>[0-9]{{4}}) ?年 ?)?(?<![0-9])(?P<month>{_N}) ?月 ?(?P<day>{_N})"
        rf"(?: ?[日号](?!{_NO_DAY})|(?= ?(?:[-~–—至到(]|$|\n|[、和及与/] ?[0-9]{{1,2}} ?[日号]))"
        r"|(?<=[0-9])(?= ?(?:截止|截至|前|晚(?! ?[0-9]+ ?[天日])|早|上午|下午|开始|结束)))",
    ),
    # 2026-12-04, 2026/12/4
    (
        "day",
        _DIGITS,
        r"(?<![\w./-])(?P<year>20[0-9]{2})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)"
        r"(?P<day>[0-9]{1,2})(?![\w-]|[./][0-9])",
    ),
    # 4 December, the 4th of Dec 2026, 4-6 December
    (
        "day",
        _DIGITS,
        rf"\b(?:(?P<first>[0-9]{{1,2}}){_TH}? ?{_TWO_DAYS} ?)?"
        rf"(?P<day>[0-9]{{1,2}}){_TH}?(?: of)? (?P<month>{_NAMES})\b{_YEAR}",
    ),
    # December 4th, Dec 4, 2026, December 4-6
    (
        "day",
        _DIGITS,
        rf"\b(?P<month>{_NAMES})\.? (?:the )?(?:(?P<first>[0-9]{{1,2}}){_TH}? ?{_TWO_DAYS} ?)?"
        rf"(?P<day>[0-9]{{1,2}}){_TH}?\b(?!:[0-9]| ?[ap]\.?m)"
        rf"(?! (?!(?:{_AFTER_A_DAY})\b)[a-z]){_YEAR}",
    ),
    # 12/17 截止, 12.17晚上, by 12/17: a day beside what only days have
    (
        "day",
        "/.",
        r"(?<![\w./-])(?![1-3]/[2-4]\b)(?P<month>1[0-2]|0?[1-9])(?P<sep>[/.])"
        r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![\w%]|[./-][0-9])"
        r"(?= ?(?:截止|截至|[早晚]上|上午|下午|中午|(?<=/[0-9])之?前|(?<=/[0-9][0-9])之?前))",
    ),
    (
        "day",
        ("by ", "until ", "before ", "deadline "),
        r"(?:(?<=\bby )|(?<=\buntil )|(?<=\bbefore )|(?<=\bdeadline ))"
        r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|2[0-9]|1[3-9])"
        r"(?![\w%]|[./-][0-9])",
    ),
    # 12/4, 12.4, 12-4: a day only beside its weekday
    (
        "numeric",
        "/.-",
        r"(?<![\w./-])(?![1-3]/[2-4]\b)(?P<month>[0-9]{1,2})(?:/(?P<day>[0-9]{1,2})(?![\w%]|[./-][0-9])"
        r"|\.(?P<other>[0-9]{1,2})(?= ?\(|周|星期|礼拜)"
        r"|-(?P<third>[0-9]{1,2})(?= ?\((?:周|星期|礼拜|[一二三四五六日]\))))",
    ),
    # 6日, 28号, the 22nd
    (
        "dom",
        "日号",
        rf"(?P<day>(?<![0-9])[0-9]{{1,2}}"
        rf"|(?<![0-9{_CHINESE}])(?:(?:[二三]?十)?[一二三四五六七八九]|[二三]?十))"
        rf" ?[日号](?!{_NO_DAY}|[游内后])",
    ),
    ("dom", _DIGITS, rf"\b(?P<day>[0-9]{{1,2}}){_TH}\b(?! (?i:mon|tue|wed|thu|fri|sat|sun))"),
    ("month", "月", rf"(?<![0-9{_CHINESE}])(?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]) ?月"),
    ("month", _MONTH_STARTS, rf"\b(?!(?:{_MAY})\b){_NAMES}\b"),
    ("month", ("may", "mar"), rf"\b(?i:{_OF_TIME})[ -](?:{_MAY})\b|\b(?:{_MAY}) [0-9]{{4}}\b"),
    (
        "season",
        (
            "立",
            "雨水",
            "惊蛰",
            "分",
            "清明",
            "谷雨",
            "小",
            "芒种",
            "至",
            "大",
            "处暑",
            "露",
            "霜降",
            "节",
            "除夕",
            "元",
            "端午",
            "七夕",
            "中秋",
            "重阳",
            "国庆",
            "christmas",
            "easter",
            "new year",
            "snow",
            "solstice",
            "equinox",
        ),
        "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降"
        "|立冬|小雪|大雪|冬至|小寒|大寒|春节|除夕|元旦|元宵|端午|七夕|中秋|重阳|国庆"
        "|Christmas|Easter|New Year|(?:Minor|Major) Snow|solstice|equinox",
    ),
    # 周五, 星期五, 礼拜五, 下周三; not the 周一 of 每周一次 and 两周一聚
    (
        "weekday",
        "周期拜",
        rf"(?P<rel>{_RECURRING}|下下个?|下个?|上上个?|上个?|本|这个?)?(?<![一二两三四五六七八九十几半])"
        "(?P<core>(?:周|星期|礼拜)(?P<name>[一二三四五六日天]))"
        "(?!(?<=一)[次本章篇回条封场个首期课节张部天遍聚更读]|[年月期岁级])",
    ),
    # 12/4（五）
    ("weekday", "(", r"(?<=[日号0-9]\()(?P<core>(?P<name>[一二三四五六日]))(?=\))(?P<short>)"),
    # Friday, next Wednesday, every Thursday, Fridays
    (
        "weekday",
        ("day",),
        rf"\b(?:(?P<rel>{_RECURRING}|(?i:this|next|last|past|coming|following)) )?"
        r"(?P<core>(?P<name>(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?P<many>s?))\b",
    ),
    (
        "weekday",
        _SHORT_DAYS,
        r"\b(?:(?P<rel>(?i:this|next|last)) )?"
        r"(?P<core>(?P<name>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)(?P<short>\b))\.?(?![\w’'])",
    ),
    # 明天, 明晚, 后天, 今早
    (
        "relative",
        "今明后昨前",
        "(?<![以今之然最此往前明先])(?P<name>大后|[今明后昨前])"
        rf"(?:[天日儿](?:(?P<part>[晚早](?:上|(?!上)))(?!{_CLOCK}))?|(?P<half>[晚早])(?:上|(?!上))(?!{_CLOCK})"
        rf"|(?=[晚早]上?{_CLOCK}))(?![气空生堂]|下(?!午))",
    ),
    (
        "relative",
        ("to", "yesterday"),
        r"\b(?P<name>(?i:the day after tomorrow|tomorrow|today|tonight|yesterday))\b(?![’'])"
        r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
    ),
    ("relative", ("this ",), r"\b(?P<name>(?i:this)) (?P<part>morning|afternoon|evening)\b"),
    # 晚上8点半, 8点, 20时, 晚八点; 8点 alone is read only beside a day
    (
        "hour",
        "点點时",
        rf"(?:(?P<part>{_PART}) ?)?(?<![0-9{_CHINESE}第])(?P<hour>{_N}|两) ?[点點时]"
        rf"(?![间候光刻尚击赞评滴])(?: ?(?P<half>半)|(?P<quarter>[一三])刻"
        rf"|(?P<minute>{_N})分|(?:整|钟))?",
    ),
    # 20:00, 晚上 8:30, 8:30pm
    (
        "hour",
        ":",
        rf"(?:(?P<part>{_PART}) ?)?(?<![0-9A-Za-z_:.])(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})"
        r"(?![0-9:])(?: ?(?P<ap>[apAP])(?:\.[mM]\.?|[mM]\b))?",
    ),
    # 8pm, 8.30 p.m., 8 in the evening, eight o'clock
    (
        "hour",
        ("m", "clock", "in the"),
        rf"(?<![\w:./-])(?P<hour>[0-9]{{1,2}}|{_WORDS})(?:[.:](?P<minute>[0-9]{{2}}))?"
        r"(?: ?(?P<ap>[apAP])(?:\.[mM]\.?|[mM]\b)| in the (?P<part>morning|afternoon|evening)\b"
        r"| o[’']clock\b(?: (?:in the|at) (?P<later>morning|afternoon|evening|night)\b)?)",
    ),
    (
        "hour",
        (" past",),
        rf"\b(?i:(?P<half>half)|(?P<quarter>quarter)) past (?P<hour>{_WORDS}|[0-9]{{1,2}})\b"
        r"(?: in the (?P<part>morning|afternoon|evening)\b)?",
    ),
    # tomorrow at 8: read only beside a day
    (
        "hour",
        ("at ",),
        rf"(?<=\bat )(?P<hour>[0-9]{{1,2}}|{_WORDS})(?P<bare>\b)(?![:.%]?[0-9]| [a-z])",
    ),
)
"""The forms of each kind, each with what a text holds, in small letters, where one may stand.

Of two that begin at one place, the longer is read.
"""
PATTERNS: tuple[tuple[Kind, Needs, re.Pattern[str]], ...] = tuple(
    (kind, needs, re.compile(pattern, re.ASCII)) for kind, needs, pattern in FORMS
)

BESIDE = re.compile(r"[ ]*\)?[ ]*[(,/·|]?[ ]*(?:(?:at|on|the|from|a) )*")
"""What stands between the parts of one moment: `12月4日（周五）`, `Friday, the 4th`, `Fri at 8`."""
IS = re.compile(
    r"[ ]*(?:[，,]? ?(?:也|正好|刚好)?就?是一?个?|晚上?[ ]*\(|(?:, which)? is(?: a)? )[ ]*"
)
"""What else may stand between a date and its weekday."""
BEFORE_AN_HOUR = re.compile(r"[ ]*\)?[ ]*[的:,，][ ]*")
UNTIL = re.compile(r"[ ]*\)?[ ]*(?:-{1,2}|–|—{1,2}|~|至|到|to|until|till|through)[ ]*(?:the )?")
AND = re.compile(r"[ ]*\)?[ ]*(?:、|和|及|与|and|or|或)[ ]*(?:the )?")
