"""What X counts and links: published cases of twitter-text, with what each comes to there.

From conformance/validate.yml (weighted lengths, with emoji counted as X does) and extract.yml
(addresses) of github.com/twitter/twitter-text. Copyright 2018 Twitter, Inc., licensed under the
Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Changed: runs of one
character are written as products, and addresses are marked in the text itself.
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
    "three addresses with too long a label, and one more": (
        "Long url with invalid domain labels and a short url: "
        + f"https://{'somesuperlongurl' * 249}.com/foo " * 3
        + "https://validurl.com",
        12_079,
    ),
    "140 families": ("👨\u200d👩\u200d👧\u200d👦" * 140, 280),
    "emoji of Unicode 10": (
        "Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        34,
    ),
    "emoji of Unicode 9": ("Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29),
    "what may not be sent": ("ABC\u202a\uffffABC\ufffe", 12),
    "marks of direction": ("\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069", 31),
    "Latin, an emoji, a sign and a family": ("H🐱☺👨\u200d👩\u200d👧\u200d👦", 7),
    "skin and a profession": ("🙋🏽👨\u200d🎤", 4),
    "emoji of the first plane and others": ("😷👾😡🔥💩", 10),
    "spaces and punctuation": (
        "This is a tweet with general punctuation characters: \u2000\u2001\u2002\u2003\u2004\u2005"
        "\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d ‐ ‑ ‒ – — ― ‖  ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷",
        112,
    ),
}

ADDRESSES = (
    "⟦http://example.com⟧",
    "text ⟦http://google.com⟧",
    "text ⟦http://foobar.com/#⟧",
    "text ⟦http://google.com/#foo⟧",
    "text ⟦http://google.com/#search?q=iphone%20-filter%3Alinks⟧",
    "text ⟦http://twitter.com/#search?q=iphone%20-filter%3Alinks⟧",
    "text ⟦http://somedomain.com/index.php?path=/abc/def/⟧",
    "text ⟦http://www.boingboing.net/2007/02/14/katamari_damacy_phon.html⟧",
    "text ⟦http://somehost.com:3000⟧",
    "text ⟦http://xo.com/~matthew+%ff-x⟧",
    "text ⟦http://xo.com/~matthew+%ff-,.;x⟧",
    "text ⟦http://xo.com/,.;x⟧",
    "text ⟦http://en.wikipedia.org/wiki/Primer_(film)⟧",
    "text ⟦http://www.ams.org/bookstore-getitem/item=mbk-59⟧",
    "text ⟦http://✪df.ws/ejp⟧",
    "text ⟦http://chilp.it/?77e8fd⟧",
    "text ⟦http://x.com/oneletterdomain⟧",
    "text ⟦http://msdn.microsoft.com/ja-jp/library/system.net.httpwebrequest(v=VS.100).aspx⟧",
    "text http://domain-dash_2314352345_dfasd.foo-cow_4352.com",
    "text http://-dash_2314352345_dfasd.foo-cow_4352.com",
    "text http://no-tld",
    "text http://tld-too-short.x",
    "text ⟦http://word-and-a-number-8-ftw.domain.com/⟧",
    "text ⟦http://foo.com?#foo⟧ text",
    "⟦foo.com⟧ ⟦foo.net⟧ ⟦foo.org⟧ ⟦foo.edu⟧ ⟦foo.gov⟧",
    "⟦t.co/abcde⟧ ⟦bit.ly/abcde⟧",
    "⟦http://foo.jp⟧ ⟦http://fooooo.jp⟧",
    "Go to ⟦http://example.com/a+⟧ or ⟦http://example.com/a-⟧",
    "Go to ⟦http://example.com/view/slug-url-?foo=bar⟧",
    "@user Try http:// ⟦example.com/path⟧",
    "これは日本語です。⟦example.com/path/index.html⟧中国語⟦example.com/path⟧한국",
    "⟦twitter.com⟧これは日本語です。⟦example.com⟧中国語⟦t.co/abcde⟧한국⟦twitter.com⟧ ⟦example2.com⟧テスト⟦twitter.com/abcde⟧",
    "⟦http://twitter.com/⟧これは日本語です。⟦example.com⟧中国語⟦http://t.co/abcde⟧한국⟦twitter.com⟧テスト⟦example2.com⟧テスト⟦http://twitter.com/abcde⟧",
    "@user Try http://\xa0⟦example.com/path⟧",
    "test ⟦http://sub_domain-dash.twitter.com⟧",
    "test ⟦http://a.b.cd⟧",
    "test ⟦http://a_b.c-d.com⟧",
    "test ⟦http://a-b.c.com⟧",
    "test ⟦http://twitter-dash.com⟧",
    "⟦http://www.bestbuy.com/site/Currie+Technologies+-+Ezip+400+Scooter/9885188.p?id=1218189013070&skuId=9885188⟧",
    "test http://-leadingdash.twitter.com",
    "test http://trailingdash-.twitter.com",
    "test http://_leadingunderscore.twitter.com",
    "test http://trailingunderscore_.twitter.com",
    "test http://-twitter.com",
    "test http://twitter-.com",
    "test http://twitter_underscore.com",
    "test http://twitter.c_o_m",
    "test ⟦http://www.foo.com/foo/path-with-period./⟧",
    "test ⟦http://www.foo.org.za/foo/bar/688.1⟧",
    "test ⟦http://www.foo.com/bar-path/some.stm?param1=foo;param2=P1|0||P2|0⟧",
    "test ⟦http://foo.com/bar/123/foo_&_bar/⟧",
    "test ⟦http://www.cp.sc.edu/events/65⟧ test",
    "⟦http://www.andersondaradio.no.comunidades.net/⟧ test test",
    "test ⟦ELPAÍS.com⟧",
    "test ⟦http://twitter.com/⟧.",
    "⟦http://tn.com.ar/show/00056158/la-estrella-del-certamen-el-turno-de-pamela-anderson?fb_xd_fragment#?=&cb=fe17523f223b7&relation=parent.parent&transport=fragment&type=resize&height=20&ackdata⟧",
    "text ⟦http://tn.com.ar/show/00056158/la-estrella-del-certamen-el-turno-de-pamela-anderson?fb_xd_fragment#?=&cb=fe17523f223b7&relation=parent.parent&transport=fragment&type=resize&height=20&ackdata⟧ text",
    "Test a ton of periods ⟦http://example.com/path⟧..........................................",
    "Test a ton of periods ⟦http://example.com/⟧,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,",
    "Test a ton of periods ⟦http://example.com/path/⟧!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
    "#test.com @test.com #http://test.com @http://test.com #t.co/abcde @t.co/abcde",
    "I really like ⟦http://t.co/pbY2NfTZ⟧'s website",
    "Check this site out ⟦http://t.co/FNkPfmii⟧- it's great",
    "According to ⟦http://t.co/ulYGBYSo⟧: the internet is cool",
    "$http://twitter.com $twitter.com $http://t.co/abcde $t.co/abcde $t.co $TVI.CA $RBS.CA",
    "long.test.tar.bz2 test.tar.bz2 tar.bz2",
    "皆さん見てください！ ⟦http://google.com⟧",
    "⟦http://t.co/pbY2NfTZ⟧'s ⟦http://t.co/2vYHpAc5⟧; ⟦http://t.co/ulYGBYSo⟧: ⟦http://t.co/8MkmHU0k⟧+c ⟦http://t.co/TKLp64dY⟧.x ⟦http://t.co/8t7G3ddS⟧#a ⟦http://t.co/FNkPfmii⟧-",
    "⟦http://t.co⟧ ⟦http://t.co⟧",
    "⟦http://ああ.com⟧",
    "⟦http://あ-あ.com⟧",
    "test ⟦http://example.com⟧だよね.comtest/hogehoge",
    "text ⟦https://www.youtube.com/watch?v=LOxOAuDHzaw&list=PLPoq910Q9jXhuH6pit_KwIsck9fEz_9U-⟧",
    "Go to ⟦https://en.m.wikipedia.org/wiki/Hatfield–McCoy_feud⟧ please",
    "Go to ⟦http://twitter.com/Русские_слова⟧",
    "⟦twitter.jp⟧日本語⟦it.so⟧中国語⟦foo.jp⟧ ⟦it.so⟧ ⟦foo.jp⟧",
    "Hello http://xn--はじめよう.com/index.html",
    "⟦MLB.tv⟧ ⟦vine.co⟧ ⟦twitch.tv⟧ ⟦t.co⟧",
    "test http://leadingdash.-twitter.com",
    "test http://trailingdash.twitter-.com",
    "test http://leadingunderscore._twitter.com",
    "test http://trailingunderscore.twitter_.com",
    "I really like ⟦http://t.co/abcdefghijklmnopqrstuvwxyz0123456789⟧",
    "I really like http://t.co/abcdefghijklmnopqrstuvwxyz012345678901234",
    "⟦example.com⟧てすとです⟦twitter.みんな⟧です",
    "⟦http://twitter.com⟧\n⟦http://example.com⟧\n⟦http://example.com/path⟧\n⟦example.com/path⟧\n⟦it.so⟧\n⟦it.so/abcde⟧",
    "john.doe.gov@mail.com",
    "john.doe.jp@mail.com",
    "⟦http://www.foo.com?referer=https://t.co/abcde⟧ ⟦http://t.co/xyzzy⟧",
    "test ⟦http://foobar.みんな/⟧ ⟦http://foobar.中国/⟧ ⟦http://foobar.پاکستان/⟧ ",
    "\u2066\u202atest ⟦abcdef.com⟧ پاکستان ⟦http://twitter.com/⟧\u202c\u2069",
    "This is a test \u2066\u202a⟦twitter.com⟧\u202c\u2069 \u2066\u202a⟦http://foobar.پاکستان/⟧\u202c\u2069 قطر فلسطين عمان",
    "text ⟦https://t.co/UqIyJAJTfo?amp=1⟧",
    "text ⟦https://t.co/asdfdf?a=b#123⟧",
    "text ⟦https://t.co/sadfasdf?a=b&c=d⟧",
    "⟦http://exampleこれは日本語です.com/path/index.html⟧ http://"
    + "あ" * 265
    + ".com/path/index.html",
    "test ⟦http://xn--ls8h.XN--ls8h.la/⟧",
)
"""Texts with ⟦ and ⟧ around each address. Left out is `domain.com-that-…`, in which the library
itself (3.1.0) finds none."""
