"""Whole kits of a small community, and what is told where something in them is wrong."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kits.model.codes import named
from kits.model.codes import version_of as code_of
from kits.model.kits import (
    Attachment,
    Kit,
    KitCampaign,
    KitGroup,
    KitMessage,
    LessonLink,
    Notice,
    Task,
    Text,
    published_by,
)
from kits.texts.press import version_of
from kits.texts.replies import reply
from tests.lamp import LAMP
from tests.schema.written import COMMUNITY, campaign
from tests.texts.composed import BOOKS, Composed, content, findings, kit, message, sent, text
from tests.tongues import ZH

SHANGHAI = ZoneInfo("Asia/Shanghai")
LAUNCH = f"{BOOKS}messages/20-launch.md"


def test_a_kit_holds_everything_that_a_leader_needs() -> None:
    files = content(
        {
            "groups/hq.csv": "id,name,kind,channels,leader_name\nhq,总群,hq,wechat,陈静\n",
            "training/leaders/01-first.md": "---\ntitle: 第一周\nminutes: 8\n---\n你好\n",
            f"{BOOKS}images/code.png": LAMP,
            f"{BOOKS}groups.csv": "group,place,地点\nharbour,思南书局,二楼\n",
            LAUNCH: message(
                "📖 **五天读完《边城》**，今天开始\n时间：{{ campaign.starts | day }} 到 {{ campaign.ends | day }}\n"
                "打卡入口：{{ link }}\n{% if here.place %}线下在{{ here.place }}{{ here.地点 }}。{% endif %}\n有问题找{{ leader }}。",
                as_="announcement",
                until="22:00",
                note="'{{ group.name }}：先发公告'",
                report="'{{ group.name }}：已发'",
                attach="[{file: images/code.png, caption: 打卡码, expires: 2026-12-13}]",
            ),
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(
        "theme: 读慢一点\nplan_b: 改到线上\ntraining: 01-first\nfaq:\n  - id: late\n    q: 可以补吗？\n    a: 可以，找{{ leader }}。\n"
        "changes:\n  - at: 2026-12-06 12:00\n    what: 换了书\nchecklist:\n  - id: code\n    do: 检查打卡码\n    when: starts - 1d 18:00\n",
        title="五天读完《边城》",
        link="https://x.cn/join",
    )
    files["community.yml"] = COMMUNITY + 'link_tags: "g={{ group.id }}"\n'
    written = (
        "📖 五天读完《边城》，今天开始\n时间：12月7日（周一） 到 12月13日（周日）\n打卡入口：\n"
        "https://x.cn/join?g=harbour\n线下在思南书局二楼。\n有问题找小满。"
    )
    said = (
        "📖 **五天读完《边城》**，今天开始\n时间：12月7日（周一） 到 12月13日（周日）\n"
        "打卡入口：https://x.cn/join?g=harbour\n线下在思南书局二楼。\n有问题找小满。"
    )
    assert kit(files) == Kit(
        campaign=KitCampaign(
            id="books",
            title="五天读完《边城》",
            kind="dispatch",
            state="ready",
            starts=date(2026, 12, 7),
            ends=date(2026, 12, 13),
            theme="读慢一点",
            place="思南书局",
        ),
        group=KitGroup(
            id="harbour",
            name="港湾群",
            locale="zh",
            timezone="Asia/Shanghai",
            leader="小满",
            leaders=("小满",),
        ),
        channels=("wechat",),
        byline="林小满",
        messages=(
            KitMessage(
                id="20-launch",
                base="20-launch",
                name="20-launch",
                title="公告",
                to="groups",
                kind="announcement",
                note="港湾群：先发公告",
                report="港湾群：已发",
                send_at=datetime(2026, 12, 7, 8, tzinfo=SHANGHAI),
                until=datetime(2026, 12, 7, 22, tzinfo=SHANGHAI),
                locked=None,
                quiet=(time(22, 30), time(7, 30)),
                touched=1,
                texts={
                    "wechat": Text(
                        text=written,
                        length=len(written),
                        unit="characters",
                        limit=None,
                        advised=2000,
                        version=version_of(written),
                    )
                },
                attachments=(
                    Attachment(
                        path="campaigns/books/images/code.png",
                        name="code.png",
                        source="content/campaigns/books/images/code.png",
                        caption="打卡码",
                        expires=date(2026, 12, 13),
                        size=(2, 2),
                    ),
                ),
                reply=reply(
                    "港湾群：已发",
                    "港湾群",
                    ZH,
                    named("books", "harbour", "20-launch"),
                    code_of(said),
                ),
            ),
        ),
        notices=(
            Notice(
                at=datetime(2026, 12, 6, 12, tzinfo=SHANGHAI),
                what="换了书",
                why=None,
                replaces=(),
                message=None,
            ),
        ),
        faq=(kit(files).faq[0],),
        checklist=(
            Task(id="code", what="检查打卡码", when=datetime(2026, 12, 6, 18, tzinfo=SHANGHAI)),
        ),
        lessons=(LessonLink(track="leaders", lesson="01-first", title="第一周", minutes=8),),
        plan_b=("改到线上",),
        contact="陈静",
        link="https://x.cn/join?g=harbour",
    )
    assert kit(files).faq[0].texts == {"wechat": "可以，找小满。"}


def test_a_group_without_a_leader_has_a_kit() -> None:
    more = {"groups/more.csv": "id,name,channels\nalone,独,wechat\n", LAUNCH: message("开")}
    made = Composed(content(more, announcer="leader")).kit("alone")
    assert made is not None
    assert (made.messages[0].texts["wechat"].text, made.byline) == ("开", None)
    assert (made.group.leader, made.group.leaders) == (None, ())


def test_a_text_says_what_a_group_is_and_where_it_is_found() -> None:
    table = (
        "id,name,channels,leaders,about,website,contact,links.qq\n"
        "a,甲,wechat,mira,晚上读书,https://a.example,wei,https://q.example/a\n"
        "b,乙,wechat,mira,,,,\n"
    )
    text = (
        "{{ group.about }} {{ group.contact }} {{ group.website }} {{ group.links.qq }}"
        "{% if group.links.line %}?{% endif %}"
    )
    composed = Composed(content({"groups/groups.csv": table, LAUNCH: message(text)}))
    assert composed.kit("a").messages[0].texts["wechat"].text == (  # type: ignore[union-attr]  # it has one
        "晚上读书 王伟\nhttps://a.example\nhttps://q.example/a"
    )
    asked = content({"groups/groups.csv": table, LAUNCH: message("{{ group.links.qq }}")})
    assert Composed(asked).everything() == [
        'groups/groups.csv:3:1+1 error[empty-value]: message "20-launch" prints "links.qq", which group '
        '"b" does not have = fill in "links.qq", or print it with | default("…")'
    ]


def test_the_leader_is_the_first_there_is() -> None:
    table = (
        "id,name,channels,leaders,leader_name,deputies\n"
        "a,甲,wechat,wei; mira,老张,mira\nb,乙,wechat,,老张,mira\nc,丙,wechat,,,mira\n"
    )
    composed = Composed(content({"groups/groups.csv": table, LAUNCH: message("{{ leader }}")}))
    said = [composed.kit(id).messages[0].texts["wechat"].text for id in "abc"]  # type: ignore[union-attr]  # each has one
    assert said == ["王伟", "老张", "小满"]


@pytest.mark.parametrize(
    ("announcer", "expected"), [("mira", "林小满"), ("wei", "阿伟"), ("leader", "小满")]
)
def test_an_announcer_is_named_as_they_agreed_to(announcer: str, expected: str) -> None:
    made = kit(content({LAUNCH: message("{{ announcer }}")}, announcer=announcer))
    assert (made.byline, made.messages[0].texts["wechat"].text) == (expected, expected)


def test_an_announcer_without_consent_is_named_nowhere() -> None:
    files = content({LAUNCH: message("{{ announcer }}")}, announcer="ops")
    composed = Composed(files)
    assert composed.everything() == [
        'campaigns/books/campaign.md:4:1+9 error[empty-value]: message "20-launch" prints "announcer", '
        'which campaign "books" does not have = fill in "announcer", or print it with | default("…")'
    ]
    plain = kit(content({LAUNCH: message("开")}, announcer="ops"))
    assert plain.byline is None


# What is empty.


def test_an_empty_value_is_one_finding_where_it_is_lacking() -> None:
    table = "group,place\nharbour,店\nlibrary,\nriverside,\n"
    files = content({LAUNCH: message("在{{ here.place }}"), f"{BOOKS}groups.csv": table})
    assert findings(files) == [
        'campaigns/books/groups.csv:3:1+7 error[empty-value]: message "20-launch" prints "place", which '
        'group "library" and 1 more do not have = fill in "place", or print it with | default("…")'
    ]


def test_a_group_counts_once_however_many_channels_and_texts_lack_it() -> None:
    body = "{% if channel == 'qq' %}{{ group.region }}{% endif %}{{ group.region }}"
    files = content({LAUNCH: message(body)}, groups="library")
    assert findings(files) == [
        'groups/groups.csv:3:1+7 error[empty-value]: message "20-launch" prints "region", which group '
        '"library" does not have = fill in "region", or print it with | default("…")'
    ]


def test_what_the_campaign_lacks_is_not_counted_by_groups() -> None:
    assert findings(content({LAUNCH: message("{{ campaign.place }}")})) == [
        'campaigns/books/campaign.md:2:1+5 error[empty-value]: message "20-launch" prints "place", which '
        'campaign "books" does not have = fill in "place", or print it with | default("…")'
    ]


def test_an_empty_value_in_an_answer_names_the_answer() -> None:
    files = content({LAUNCH: message("开")})
    files[f"{BOOKS}campaign.md"] = campaign(
        "faq:\n  - q: 在哪里？\n    a: 在{{ group.city }}{{ message.id }}\n"
    )
    assert findings(files) == [
        'campaigns/books/campaign.md:12:28+7 error[unknown-name]: "message" says nothing in this text = '
        "leave it out; an answer stands in no message"
    ]
    files[f"{BOOKS}campaign.md"] = campaign("faq:\n  - q: 在哪里？\n    a: 在{{ group.region }}\n")
    assert findings(files) == [
        'groups/groups.csv:2:1+7 error[empty-value]: answer "q1" prints "region", which group "harbour" '
        'and 2 more do not have = fill in "region", or print it with | default("…")'
    ]


# Where a mistake stands.


def test_mistakes_are_found_in_cells_and_facts() -> None:
    table = 'id,title,send,text\n30-row,日常,starts 09:00,"早上好\n　{{ nmae }}，""{{ gruop }}"""\n'
    files = content(
        {
            f"{BOOKS}messages.csv": table,
            LAUNCH: message(
                "开", note="给{{ x1 }}", report='"a\\t{{ x2 }}"', subject="|\n  一\n  二{{ x3 }}"
            ),
        }
    )
    assert [line.partition(" ")[0] for line in findings(files)] == [
        "campaigns/books/messages.csv:3:5+4",
        "campaigns/books/messages.csv:3:18+5",
        "campaigns/books/messages/20-launch.md:4:11+2",
        "campaigns/books/messages/20-launch.md:5:16+2",
        "campaigns/books/messages/20-launch.md:8:7+2",
    ]


def test_captions_files_and_cards_are_templates_too() -> None:
    attach = "[{file: 'images/{{ grp }}.png'}, {card: '{{ a1 }}', from: '{{ a2 }}'}, {file: a.png, caption: '{{ a3 }}'}]"
    files = content({f"{BOOKS}a.png": LAMP, LAUNCH: message("开", attach=attach)})
    assert [line.split("no name is called ")[1][:5] for line in findings(files)] == [
        '"grp"',
        '"a1" ',
        '"a2" ',
        '"a3" ',
    ]


def test_one_mistake_in_a_text_for_all_groups_is_one_finding() -> None:
    for body, rule in (
        ("{{ x }}", "unknown-name"),
        ("{{ group.name ~ true }}", "unfit-value"),
        ("{{ campaign.dates.doors }}", "unknown-name"),
        ("{{ group.name | time }}", "unfit-value"),
        ("*[" * 2000, "costly-text"),
    ):
        (found,) = findings(content({LAUNCH: message(body)}))
        assert f"error[{rule}]" in found


# Crew and winners.


def test_texts_to_the_crew_are_in_the_language_and_zone_of_the_community() -> None:
    files = content(
        {
            f"{BOOKS}messages/10-crew.md": message(
                "{{ link }} {{ campaign.starts }} {{ channel }}", to="crew"
            ),
            f"{BOOKS}messages/20-win.md": message(
                "恭喜", to="winners", send="ends 20:00", channels="[qq, nope]", only="library"
            ),
        },
        link="https://x.cn/a",
    )
    files["community.yml"] = COMMUNITY + 'link_tags: "g={{ group.id }}"\n'
    composed = Composed(files)
    made = composed.composer.crew(composed.community.runs["books"])
    assert composed.everything() == []
    assert [
        (m.id, f"{m.send_at:%d %H:%M%z}", {c: t.text for c, t in m.texts.items()}) for m in made
    ] == [
        ("10-crew", "07 08:00+0800", {"wechat": "https://x.cn/a\n12月7日（周一） wechat"}),
        ("20-win", "13 20:00+0800", {"qq": "恭喜"}),
    ]


@pytest.mark.parametrize(("state", "lock"), [("ready", None), ("paused",) * 2, ("withdrawn",) * 2])
def test_texts_to_the_crew_stop_with_the_campaign(state: str, lock: str | None) -> None:
    texts = {
        f"{BOOKS}messages/10-crew.md": message("开", to="crew"),
        f"{BOOKS}messages/20-win.md": message("恭喜", to="winners"),
    }
    composed = Composed(content(texts, state=state))
    made = composed.composer.crew(composed.community.runs["books"])
    assert [m.locked for m in made] == [lock, lock]


def test_a_lesson_is_the_one_in_the_language_of_the_group() -> None:
    files = content(
        {
            LAUNCH: message("开"),
            "training/leaders/01-first.md": "---\ntitle: 第一周\n---\n先看。\n",
            "training/leaders/01-first.en.md": "---\ntitle: Week one\n---\nLook first.\n",
            "training/leaders/02-next.md": "---\ntitle: 第二周\n---\n再看。\n",
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign("training: [01-first, 02-next]\n")
    composed = Composed(files)

    def linked(group: str) -> list[tuple[str, str]]:
        made = composed.kit(group)
        assert made is not None
        return [(link.lesson, link.title) for link in made.lessons]

    assert linked("harbour") == [("01-first", "第一周"), ("02-next", "第二周")]
    assert linked("riverside") == [("01-first.en", "Week one"), ("02-next", "第二周")]


def test_a_column_with_a_slip_in_its_name_is_the_one_next_to_it() -> None:
    table = "group,桌号,doors\nharbour,一,2026-12-07 18:00\n"

    def hint(name: str) -> str:
        files = content({LAUNCH: message(f"{{{{ here.{name} }}}}")}, groups="harbour")
        (told,) = findings({**files, f"{BOOKS}groups.csv": table})
        assert "error[empty-value]" in told
        return told.partition(" = ")[2]

    assert hint("door") == 'did you mean "doors"?'
    assert hint("start") == 'did you mean "starts"?'
    assert hint("colour") == 'fill in "colour", or print it with | default("…")'


@pytest.mark.parametrize(("groups", "lock"), [("", "replaced"), (", groups: harbour", None)])
def test_a_change_for_all_groups_stops_what_it_replaces_of_the_crew(
    groups: str, lock: str | None
) -> None:
    change = f"{{at: 2026-12-05, what: x, why: y, replaces: 10-crew, message: 20-crew{groups}}}"
    files = content(
        {
            f"{BOOKS}messages/10-crew.md": message("开", to="crew"),
            f"{BOOKS}messages/20-crew.md": message("再开", to="crew"),
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(f"changes: [{change}]\n")
    composed = Composed(files)
    old, new = composed.composer.crew(composed.community.runs["books"])
    assert (old.locked, old.instead) == (lock, "20-crew" if lock else None)
    assert (new.locked, new.instead) == (None, None)


def test_a_community_without_groups_has_no_crew_texts() -> None:
    files = content({f"{BOOKS}messages/10-crew.md": message("开", to="crew")})
    del files["groups/groups.csv"]
    composed = Composed({**files, f"{BOOKS}campaign.md": campaign(groups="all")})
    assert composed.composer.crew(composed.community.runs["books"]) == ()


@pytest.mark.parametrize("name", ["group.name", "leader", "here.place"])
def test_a_text_to_the_crew_says_nothing_of_a_group(name: str) -> None:
    files = content({LAUNCH: message(f"好 {{{{ {name} }}}}", to="crew")})
    word = name.partition(".")[0]
    assert findings(files) == [
        f'campaigns/books/messages/20-launch.md:6:6+{len(word)} error[unknown-name]: "{word}" says nothing in '
        "this text = leave it out; a text to the crew or to winners is not for one group"
    ]


# Links.


@pytest.mark.parametrize(
    ("link", "tag", "expected"),
    [
        ("https://x.cn/a", "g={{ group.id }}", "https://x.cn/a?g=harbour"),
        (
            "https://x.cn/a?b=1",
            "g={{ group.id }}&c={{ campaign.id }}",
            "https://x.cn/a?b=1&g=harbour&c=books",
        ),
        ("https://x.cn/a?b=1#top", "?g={{ group.id }}", "https://x.cn/a?b=1&g=harbour#top"),
        ("https://x.cn/#/a?b=1", "g={{ group.id }}", "https://x.cn/?g=harbour#/a?b=1"),
        ("https://x.cn/a?", "&g=1", "https://x.cn/a?g=1"),
        ("#小程序://灯下/x1", "g={{ group.id }}", "#小程序://灯下/x1"),
        ("https://x.cn/a", "", "https://x.cn/a"),
    ],
)
def test_a_link_is_tagged_for_its_group(link: str, tag: str, expected: str) -> None:
    more = {"community.yml": COMMUNITY + (f'link_tags: "{tag}"\n' if tag else "")}
    said = text("入口 {{ link }} 完", more=more, link=f'"{link}"')
    assert said.split("\n")[1] == expected


def test_the_link_of_the_row_comes_first_and_the_way_in_is_never_tagged() -> None:
    more = {
        "community.yml": COMMUNITY + 'link_tags: "g={{ group.id }}"\n',
        "groups/groups.csv": "id,name,channels,leader_name,link\nharbour,港,wechat,甲,https://x.cn/in\n",
        f"{BOOKS}groups.csv": "group,link,地图\nharbour,https://x.cn/own,https://map.cn/a\n",
    }
    said = text(
        "{{ link }} {{ here.link }} {{ group.link }} {{ here.地图 }}",
        more=more,
        link="https://x.cn/c",
    )
    assert said.split() == [
        "https://x.cn/own?g=harbour",
        "https://x.cn/own?g=harbour",
        "https://x.cn/in",
        "https://map.cn/a",
    ]


def test_a_tag_says_group_and_campaign_by_their_ids() -> None:
    for tag, column, width, words in (
        (
            "g={{ leader }}",
            18,
            6,
            '"leader" says nothing in this text = use group.id or campaign.id',
        ),
        ("g={{ group.name }}", 24, 4, 'there is nothing called "name" here = use one of id'),
    ):
        more = {"community.yml": COMMUNITY + f'link_tags: "{tag}"\n', LAUNCH: message("{{ link }}")}
        assert findings(content(more, link="https://x.cn")) == [
            f"community.yml:4:{column}+{width} error[unknown-name]: {words}"
        ]


def test_our_own_pages_are_missing_without_addresses() -> None:
    body = "甲 {{ campaign.page }}{{ community.page }}\n{{ group.page }}\n乙"
    assert text(body) == "甲\n乙"
    urls = "urls: {public: 'https://a.cn/', leaders: 'https://b.cn/kits'}\n"
    more = {"community.yml": COMMUNITY + urls}
    assert text(body, more=more).split() == [
        "甲",
        "https://a.cn/",
        "https://b.cn/kits/g/harbour/",
        "乙",
    ], "a dispatch has no public page"


# What is sent along.


def test_files_cards_and_pictures_go_along_each_once() -> None:
    more = {f"{BOOKS}images/{name}.png": LAMP for name in ("a", "harbour", "c")}
    more["images/logo.png"] = LAMP
    attach = (
        "\n  - images/a.png\n  - {file: 'images/{{ group.id }}.png', caption: '{{ group.name }}码', expires: 2026-12-09}\n"
        "  - {card: '{{ campaign.title }}', from: '总群 {{ group.city }}'}\n  - {card: 英文卡, only: {locale: en}}\n  - /images/logo.png"
    )
    body = "开\n![码 {{ group.name }}](images/{{ group.id }}.png)\n![丙](images/c.png) ![远](https://x.cn/a.png)"
    composed = Composed(content({**more, LAUNCH: message(body, attach=attach)}))
    made = composed.kit()
    assert made is not None
    assert made.messages[0].attachments == (
        Attachment(
            path="campaigns/books/images/a.png",
            name="a.png",
            source="content/campaigns/books/images/a.png",
            size=(2, 2),
        ),
        Attachment(
            path="campaigns/books/images/harbour.png",
            name="harbour.png",
            source="content/campaigns/books/images/harbour.png",
            caption="港湾群码",
            expires=date(2026, 12, 9),
            size=(2, 2),
        ),
        Attachment(path=None, name="Posts of the month", caption="总群 上海"),
        Attachment(
            path="media/images/logo.png",
            name="logo.png",
            source="content/images/logo.png",
            size=(2, 2),
        ),
        Attachment(
            path="campaigns/books/images/c.png",
            name="c.png",
            source="content/campaigns/books/images/c.png",
            caption="丙",
            size=(2, 2),
        ),
    )
    assert published_by(made.messages) == {
        "campaigns/books/images/a.png": "content/campaigns/books/images/a.png",
        "campaigns/books/images/harbour.png": "content/campaigns/books/images/harbour.png",
        "campaigns/books/images/c.png": "content/campaigns/books/images/c.png",
        "media/images/logo.png": "content/images/logo.png",
    }


def test_a_single_file_may_be_attached_without_a_list() -> None:
    more = {f"{BOOKS}code.png": LAMP}
    for attach in ("code.png", "{file: code.png}"):
        (attached,) = sent("开", more={**more, LAUNCH: message("开", attach=attach)}).attachments
        assert attached.path == "campaigns/books/code.png"


def test_a_picture_for_one_channel_alone_goes_along() -> None:
    body = "{% if channel == 'qq' %}![码](code.png){% endif %}"
    more = {f"{BOOKS}code.png": LAMP, LAUNCH: message(body)}
    assert [a.name for a in sent(body, "library", more).attachments] == ["code.png"]


def test_a_file_that_is_not_there_is_one_finding() -> None:
    more = {
        f"{BOOKS}images/code.png": LAMP,
        LAUNCH: message("开\n好 ![码](images/cod.png)", attach="images/{{ group.id }}.png"),
    }
    assert findings(content(more)) == [
        'campaigns/books/messages/20-launch.md:4:9+25 error[missing-image]: there is no file "images/harbour.png" '
        "(nor those of 2 more groups) = add the file, or take its name out",
        'campaigns/books/messages/20-launch.md:7:4+1 error[missing-image]: there is no file "images/cod.png" = '
        'did you mean "images/code.png"?',
    ]


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("../../people/people.csv", "foreign-file"),
        ("campaign.md", "unusable-file"),
        ("../../community.yml", "foreign-file"),
        ("../../../etc/passwd", "foreign-file"),
    ],
)
def test_no_record_is_ever_sent_along(file: str, rule: str) -> None:
    composed = Composed(content({LAUNCH: message("开", attach=file)}))
    (found,) = composed.everything()
    assert f"error[{rule}]" in found
    kits = [composed.kit(group) for group in composed.community.groups]
    assert [message.attachments for kit in kits if kit for message in kit.messages] == [(), (), ()]


# Questions.


def test_answers_come_from_the_community_the_recipe_then_the_campaign() -> None:
    def faq(**answers: str) -> str:
        return "faq:\n" + "".join(
            f"  - {{id: {id}, q: {id}？, a: {a}}}\n" for id, a in answers.items()
        )

    files = content(
        {
            "community.yml": COMMUNITY + faq(a="社甲", b="社乙"),
            "recipes/plan/recipe.md": f"---\ntitle: 计划\nkind: dispatch\n{faq(b='样乙', c='样丙')}---\n",
            LAUNCH: message("开"),
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(faq(c="活丙", d="活丁"), recipe="plan")
    assert [(a.id, a.texts["wechat"]) for a in kit(files).faq] == [
        ("a", "社甲"),
        ("b", "样乙"),
        ("c", "活丙"),
        ("d", "活丁"),
    ]


def test_public_answers_print_only_what_is_public() -> None:
    lines = (
        "公开 {{ campaign.title }} {{ campaign.starts }}",
        "找{{ leader }}",
        "{{ link }}",
        "{{ group.name }}",
        "{{ campaign.vars.hotline }}",
        "{{ campaign.plan_b }}",
        "{% set c = campaign %}{{ c.vars.hotline }}",
        "{{ campaign['vars'].hotline }}",
        "{% if here.place %}店{% endif %}",
        "{{ announcer }}",
        "{{ channel }}",
        "{% for r in campaign.rules %}{{ r }}；{% endfor %}",
    )
    faq = "faq:\n" + "".join(
        f'  - {{id: a{n}, q: 问{n}, a: "{line}"}}\n' for n, line in enumerate(lines)
    )
    files = content({LAUNCH: message("开"), f"{BOOKS}groups.csv": "group,place\nharbour,店\n"})
    facts = "vars: {hotline: '123'}\nplan_b: 线上\nrules: [一, 二]\n"
    files[f"{BOOKS}campaign.md"] = campaign(facts + faq, title="'*书*'", link="https://x.cn")
    composed = Composed(files)
    assert composed.everything() == []
    assert list(composed.composer.public_answers(composed.community.runs["books"], "zh")) == [
        ("问0", "公开 &#42;书&#42; 12月7日（周一）"),
        ("问11", "一；二；"),
    ]


# Languages.


def test_a_group_is_spoken_to_in_its_own_language() -> None:
    files = content(
        {
            f"{BOOKS}campaign.en.md": "---\ntitle: A month of posts\n---\n",
            LAUNCH: message("{{ campaign.title }}：{{ campaign.starts }}", note="中文"),
            f"{BOOKS}messages/20-launch.en.md": "---\ntitle: Launch\nnote: English\n---\n{{ campaign.title }}: {{ campaign.starts }}\n",
        },
        title="本月",
    )
    english = kit(files, "riverside")
    assert (english.campaign.title, english.messages[0].title, english.messages[0].note) == (
        "A month of posts",
        "Launch",
        "English",
    )
    assert english.messages[0].texts["line"].text == "A month of posts: Monday 7 December"
    assert kit(files).messages[0].texts["wechat"].text == "本月：12月7日（周一）"


def test_mistakes_of_a_translation_stand_in_its_file() -> None:
    files = content(
        {
            LAUNCH: message("开"),
            f"{BOOKS}messages/20-launch.en.md": "---\ntitle: Launch\n---\nHello {{ grp }}\n",
        }
    )
    (found,) = findings(files)
    assert found.startswith("campaigns/books/messages/20-launch.en.md:4:10+3 error[unknown-name]")


def test_the_subject_is_for_mail_alone() -> None:
    more = {
        "groups/groups.csv": "id,name,channels,leader_name\nharbour,港,email; wechat,甲\n",
        LAUNCH: message("开", subject="'{{ group.name }}的读书会'"),
    }
    texts = sent("开", more=more).texts
    assert (texts["email"].subject, texts["wechat"].subject) == ("港的读书会", None)


def test_versions_are_crockford_base_32_of_the_sha_256() -> None:
    # sha256("") = e3b0c442…: 11100 01110 11000 01100 01000 10000
    assert version_of("") == "WERC8G"


@pytest.mark.parametrize(
    ("body", "column"),
    [("{{ campaign.dates.doors }}", 19), ('到 {{ campaign.dates["doors"] | time }}', 22)],
)
def test_a_moment_that_the_campaign_lacks_is_pointed_at(body: str, column: int) -> None:
    assert findings(content({LAUNCH: message(body)})) == [
        f"campaigns/books/messages/20-launch.md:5:{column}+5 error[unknown-name]: the campaign has "
        'no moment called "doors" = add it to the campaign: dates: {doors: 2026-12-07 19:00}'
    ]


def test_a_text_to_the_crew_has_no_leader_to_announce() -> None:
    files = content({LAUNCH: message("{{ announcer }}", to="crew")}, announcer="leader")
    assert findings(files) == [
        'campaigns/books/campaign.md:4:1+9 error[empty-value]: message "20-launch" goes to no '
        'group, and prints "announcer", which only groups have = leave the name out: with '
        "announcer: leader, each group's own leader announces"
    ]


def test_a_column_of_any_name_can_be_printed() -> None:
    table = "group,Host Name,1st,地 点\nharbour,Ann,1,店\n"
    files = content(
        {
            LAUNCH: message(
                '{{ here["Host Name"] }} {{ here["1st"] }} {{ here["地 点"] }}', only="harbour"
            ),
            f"{BOOKS}groups.csv": table,
        }
    )
    assert next(iter(kit(files).messages[0].texts.values())).text == "Ann 1 店"


CHECKLIST = """checklist:
  - {id: some-time, do: 想一想}
  - {id: last, do: 关灯, when: ends 21:00}
  - {id: that-day, do: 看一眼, when: starts}
  - {id: noon, do: 吃饭, when: starts 12:00}
  - {id: any-time, do: 再想想}
  - {id: first, do: 开门, when: 2026-12-07 09:00 community}
  - {id: next, do: 打水, when: starts + 1d 07:00}
"""


def test_the_checklist_is_in_order_of_the_group_s_time_and_what_has_none_comes_last() -> None:
    files = content({LAUNCH: message("开")})
    files[f"{BOOKS}campaign.md"] = campaign(CHECKLIST)
    for group, first in (("harbour", 9), ("riverside", 1)):
        made = kit(files, group).checklist
        order = "first noon that-day next last some-time any-time"
        assert " ".join(task.id for task in made) == order
        assert made[0].when is not None
        assert made[0].when.hour == first
        assert [task.id for task in made if not task.when] == ["that-day", "some-time", "any-time"]


def test_the_leaders_group_has_no_checklist_unless_it_takes_part() -> None:
    hq = "id,name,kind,channels,leader_name\nhelm,总群,hq,wechat,陈静\n"
    files = content(
        {
            "groups/hq.csv": hq,
            LAUNCH: message("开"),
            f"{BOOKS}messages/05-hq.md": message("备好了", to="hq"),
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(CHECKLIST, groups="harbour")
    assert kit(files, "helm").checklist == ()
    assert len(kit(files, "harbour").checklist) == 7
    files[f"{BOOKS}campaign.md"] = campaign(CHECKLIST, groups="[harbour, helm]")
    assert len(kit(files, "helm").checklist) == 7


def test_a_kit_knows_what_its_extras_are_made_of() -> None:
    """The banner of its language, the moment at which it starts there, the link as it is."""
    files = content(
        {
            "groups/berlin.csv": "id,name,channels,leader_name,locale,timezone\n"
            "berlin,Berlin,wechat,Jo,en,Europe/Berlin\n",
            f"{BOOKS}campaign.en.md": "---\ntitle: Books\nbanner: images/en.png\n---\n",
            LAUNCH: message("你好"),
            f"{BOOKS}images/en.png": LAMP,
            f"{BOOKS}images/zh.png": LAMP,
        }
    )
    files[f"{BOOKS}campaign.md"] = campaign(
        "extras: [poster, qr]\nbanner: images/zh.png\n",
        link="'#小程序://灯下/x'",
        starts="2026-12-07 20:00",
    )
    own, theirs = kit(files).campaign, kit(files, "berlin").campaign
    assert own.extras == ("poster", "qr")
    assert own.opens == datetime(2026, 12, 7, 20, tzinfo=SHANGHAI)
    assert (own.banner, theirs.banner) == (
        f"content/{BOOKS}images/zh.png",
        f"content/{BOOKS}images/en.png",
    )
    assert kit(files).link == "#小程序://灯下/x"


def test_a_message_knows_the_quiet_hours_that_hold_it_back() -> None:
    settings = COMMUNITY + "policy: {quiet_hours: '23:00-06:15'}\n"
    told = {"community.yml": settings, LAUNCH: message("开")}
    assert kit(content(told)).messages[0].quiet == (time(23), time(6, 15))
    allowed = {**told, LAUNCH: message("开", quiet="allowed")}
    assert kit(content(allowed)).messages[0].quiet is None
