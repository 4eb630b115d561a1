"""What X counts: published cases of twitter-text, with the length that each has there.

From conformance/validate.yml of github.com/twitter/twitter-text, the cases of weighted length.
Copyright 2018 Twitter, Inc., licensed under the Apache License, Version 2.0
(https://www.apache.org/licenses/LICENSE-2.0). Runs of one character are written as products here.
"""

_TENS = "xxxxxxxxxx-"
_POEM = (
    "故人西辞黄鹤楼，烟花三月下扬州。孤帆远影碧空尽，唯见长江天际流。"
    "朱雀桥边野草花，乌衣巷口夕阳斜。旧时王谢堂前燕，飞入寻常百姓家。"
    "朝辞白帝彩云间，千里江陵一日还。两岸猿声啼不住，轻舟已过万重山。"
    "泪湿罗巾梦不成，夜深前殿按歌声。红颜未老恩先断，斜倚薰笼坐到明。"
    "独在异乡为异客，每逢佳节倍思亲。遥知兄弟登高处，遍插茱萸少一人。"
)
_KANA = "あいうえおかきくけこ"

WEIGHTED = {
    "a text with an address": ("Hi http://test.co", 26),
    "an address alone": ("http://test.co", 23),
    "a long text": ("285 chars-" + _TENS * 25, 285),
    "an address in the middle": ("285 chars- http://www.twitter.com/jack " + _TENS * 24, 299),
    "an address at the end": (_TENS * 24 + " http://www.twitter.com/jack ", 289),
    "ten addresses": ("https://www.twitter.com/aloha " * 10, 240),
    "160 Chinese characters": (_POEM, 320),
    "160 emoji": ("😷" * 160, 320),
    "three Latin letters and 160 Chinese characters": ("the" + _POEM, 323),
    "a letter that is composed": ("A\u0301B", 2),
    "a letter that is taken apart": ("A\ufb2c", 4),
    "a composed letter at the end": ("282 chars-" + _TENS * 24 + "xxxxxA\u0301x", 281),
    "a label of 64 characters": ("randomurl" * 7 + "s.com", 68),
    "a label too long once encoded": (_KANA * 12 + f" http://{_KANA * 5}あいう.com", 358),
    "a label just short enough": (_KANA * 12 + f" http://{_KANA * 5}あい.com", 264),
    "140 families": ("👨\u200d👩\u200d👧\u200d👦" * 140, 280),
    "emoji of Unicode 10": (
        "Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        34,
    ),
    "emoji of Unicode 9": ("Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29),
    "what may not be sent": ("ABC\u202a\uffffABC\ufffe", 12),
    "marks of direction": ("\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069", 31),
    "emoji of the first plane and others": ("😷👾😡🔥💩", 10),
    "spaces and punctuation": (
        "This is a tweet with general punctuation characters: \u2000\u2001\u2002\u2003\u2004\u2005"
        "\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d ‐ ‑ ‒ – — ― ‖  ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷",
        112,
    ),
}
