from __future__ import annotations

from datetime import time, timedelta

import pytest

from tests.schema.written import campaign, community, findings, load, told


def test_settings_with_each_default() -> None:
    settings = community({}).settings
    policy = settings.policy
    assert policy.deputy_from == 40
    assert policy.posts_per_day == 3
    assert policy.quiet_hours == (time(22, 30), time(7, 30))
    assert policy.core_share == 0.05
    assert policy.rounds_before_lead == 2
    assert policy.inspect_every == timedelta(days=14)
    assert settings.keep_kits == timedelta(days=30)
    assert settings.plugins == ()


def test_plugins_are_a_list_of_names_or_one() -> None:
    head = "name: X\nlocale: zh\ntimezone: UTC\nplugins: "
    for written, names in (
        ("[ours, -open-badges]", ("ours", "-open-badges")),
        ("\n  - ours\n  - -open-badges", ("ours", "-open-badges")),
        ("-open-badges", ("-open-badges",)),
    ):
        assert community({"community.yml": f"{head}{written}\n"}).settings.plugins == names
    assert findings({"community.yml": f"{head}[{{path: ours.py}}]\n"}) == [
        "community.yml:4:12+4 error[wrong-type]: expected a text, found a block of keys = write a "
        "text here"
    ]


def test_what_is_wrong_with_settings() -> None:
    made, _ = load({"community.yml": "name: X\nlocale: zh_CN\ntimezone: UTC\n"})
    assert made is None
    assert findings(
        {
            "community.yml": """
                name: 2020
                locale: zh_CN
                timezone: Asia/Beijing
                policy:
                  quiet_hours: [22:30]
                  deputy_from: many
                  posts_a_day: 3
                vocabulary:
                  kinds: [a, {b: c}]
                urls: {public: example.com}
                channels:
                  We Chat: {limit: 3}
                  line: text
                keep_kits: a month
                """,
            "groups/all.csv": "id,name,channels\nx y,X,line\n",
        }
    ) == [
        'community.yml:2:9+5 error[wrong-type]: "zh_CN" is not the code of a language = write '
        '"zh-CN"',
        'community.yml:3:11+12 error[wrong-type]: "Asia/Beijing" is not a time zone = write it as '
        "Continent/City, such as Asia/Shanghai",
        "community.yml:5:16+7 error[wrong-type]: expected a stretch of hours, found a list = write "
        'it as "22:30-07:30"',
        'community.yml:6:16+4 error[wrong-type]: expected a whole number, found "many" = write '
        "digits alone, such as 40",
        'community.yml:7:3+11 error[unknown-key]: "posts_a_day" is not a key that is known here = '
        'did you mean "posts_per_day"?',
        "community.yml:9:10+11 error[wrong-type]: expected words, found a block or a list among "
        "them = write a list of words, or a line word: shown name for each",
        'community.yml:10:16+11 error[bad-link]: "example.com" is not a link that can be opened = '
        "begin it with https://, or leave it out",
        "community.yml:13:9+4 error[wrong-type]: expected a block of keys, found a text = write "
        "key: value lines, indented below this key",
        'community.yml:14:12+7 error[wrong-type]: expected a span of days, found "a month" = write '
        "it as 14d, or 2w for weeks",
        'groups/all.csv:2:1+3 error[bad-slug]: "x y" is not an id: small Latin letters, digits and '
        'single hyphens = write "x-y"',
    ]


@pytest.mark.parametrize("hours", ["22:30-07:30", "22：30－7：30", "22:30 - 07:30"])
def test_quiet_hours(hours: str) -> None:
    base = "name: X\nlocale: zh\ntimezone: UTC\n"
    made = community({"community.yml": f'{base}policy: {{quiet_hours: "{hours}"}}\n'})
    assert made.settings.policy.quiet_hours == (time(22, 30), time(7, 30))


def test_questions_without_an_id_are_named_by_their_place() -> None:
    base = "name: X\nlocale: zh\ntimezone: UTC\n"
    faq = "faq:\n  - {q: A, a: B}\n  - {id: late, q: C, a: D}\n  - {q: E, a: F}\n"
    made = community({"community.yml": base + faq})
    assert [question.id for question in made.settings.faq] == ["q1", "late", "q3"]


def test_badges() -> None:
    made = community(
        {
            "badges.yml": """
                - id: pen
                  name: 笔
                  icon: 🖋
                  for: 写过三次话术
                  rule: {credit: duty, duty: copywriting, at_least: 3, within: 365d, campaigns: 2}
                """
        }
    )
    (rule,) = made.badges["pen"].rule
    assert (rule.credit, rule.duty, rule.at_least, rule.campaigns) == ("duty", "copywriting", 3, 2)
    assert rule.within == timedelta(days=365)


def test_what_is_wrong_with_badges() -> None:
    assert findings(
        {
            "badges.yml": """
                - id: pen
                  name: Pen
                  for: writing
                  rule: {credit: duty, duty: copy, at_lest: 3}
                - text
                - name: 第一次
                  for: x
                  rule: {credit: duty}
                - id: pen
                  name: Pen
                  for: x
                  rule: duty
                """
        }
    ) == [
        'badges.yml:4:30+4 error[unknown-value]: "copy" is not one of copywriting, promotion, '
        "intake, judging, awarding, resources = write one of copywriting, promotion, intake, "
        "judging, awarding, resources",
        'badges.yml:4:36+7 error[unknown-key]: "at_lest" is not a key that is known here = did you '
        'mean "at_least"?',
        "badges.yml:5:3+4 error[wrong-type]: a badge is a block of keys = write id:, name:, for: "
        "and rule: for each badge",
        'badges.yml:6:3+4 error[missing-element]: this badge lacks "id" = give it an id, such as '
        "di-yi-ci",
        'badges.yml:9:7+3 error[duplicate-id]: "pen" is taken already, at content/badges.yml:1 = '
        "give one of the two another id",
        "badges.yml:12:9+4 error[wrong-type]: expected a block of keys, found a text = write "
        "{credit: duty} here",
    ]


def test_lessons() -> None:
    made = community(
        {
            "training/leaders/01-first.md": """
                ---
                title: 第一周
                for: leader
                minutes: 8
                quiz:
                  q: 几点发？
                  options: [八点, NO]
                  answer: 八点
                ---
                先看一遍。
                """,
            "training/leaders/01-first.en.md": "---\ntitle: First week\n---\nLook first.\n",
            "training/leaders/02-next.md": "---\ntitle: 第二周\nneeds: 01-first\n---\n",
        }
    )
    assert list(made.lessons) == ["leaders/01-first", "leaders/02-next"]
    first = made.lessons["leaders/01-first"]
    assert (first.track, first.stem, first.minutes) == ("leaders", "01-first", 8)
    assert first.quiz[0].options == ("八点", "NO")
    assert first.quiz[0].answer == ("八点",)
    assert first.in_locale("en").body == "Look first."
    assert first.in_locale("en").quiz == first.quiz


def test_a_lesson_is_named_by_its_track_and_file() -> None:
    lesson = "---\ntitle: X\nid: other\n---\n"
    assert findings({"training/新人/Week 1.md": lesson, "training/leaders/01-x.md": lesson}) == [
        "training/leaders/01-x.md:3:5+5 error[bad-slug]: the id of a file is its name, "
        '"leaders/01-x" = take the id out, or rename the file',
        'training/新人/Week 1.md:1:1+1 error[bad-slug]: the name of this file, "Week 1", is not an '
        'id = rename it to "week-1"',
        'training/新人/Week 1.md:1:1+1 error[bad-slug]: the name of this folder, "新人", is not an '
        'id = rename it to "xin-ren"',
    ]


def test_pages_keep_the_hosts_own_facts() -> None:
    made = community(
        {
            "pages/about.md": "---\nhide: [toc]\nsearch: {exclude: true}\ntitle: 关于\n---\n文\n",
            "pages/about.en.md": "# About us #\n\nText.\n",
            "pages/deep/plain.md": "Text alone.\n",
        }
    )
    about = made.pages["about.md"]
    assert (about.title, about.meta["hide"]) == ("关于", ("toc",))
    assert about.meta["search"] == {"exclude": True}
    assert about.translations["en"].title == "About us"
    assert about.translations["en"].path == "about.en.md"
    assert made.pages["deep/plain.md"].title is None


def test_every_file_is_known_by_its_path() -> None:
    made = community({"groups/harbour.md": "---\nname: H\nchannels: line\n---\n"})
    assert made.files.paths == {"content/community.yml", "content/groups/harbour.md"}


def test_what_could_not_be_read_is_known_by_its_id() -> None:
    """Whoever mentions such a record made no mistake."""
    made, _ = load(
        {
            "groups/all.csv": "id,name,channels,members\nharbour,H,line,many\nnorth,N,line,\n",
            "people/mira.md": "---\nname: Mira\ncredit: nickname\n---\n",
            "teams/maps.md": "---\nname: Maps\nkind: tribe\n---\n",
            "facts.csv": "id,what,source,checked_on\nhall,The hall is open,A sign,soon\n",
            "campaigns/drive.md": campaign(size="huge"),
            "campaigns/other/campaign.md": campaign(),
            "campaigns/other/messages/10-a.md": "---\ntitle: A\nsned: x\n---\nText.\n",
            "campaigns/other/messages.csv": "id,title,send,text\n20-b,B,soon!,x\n30-c,C,12:00,x\n",
            "campaigns/draft.md": campaign(state="draft", starts=""),
        }
    )
    assert made is not None
    assert made.unread == {
        "group": {"harbour"},
        "person": {"mira"},
        "campaign": {"drive"},
        "message": {"other/10-a", "other/20-b"},
        "team": {"maps"},
        "credit": set(),
        "badge": set(),
        "fact": {"hall"},
    }


def test_where_a_table_is_lost_nobody_knows_who_stood_in_it() -> None:
    made, found = load(
        {
            "groups/all.csv": "编号,name\nharbour,H\nnorth,N\n",
            "people/all.csv": 'id,name\nmira,"Mira\n',
            "campaigns/drive/campaign.md": campaign(),
            "campaigns/drive/groups.csv": "群,place\nharbour,Shop\nnorth,Inn\n",
            "campaigns/drive/messages.csv": "ID,title\n10-a,A\n",
        }
    )
    assert made is not None
    assert made.may_exist("group", "harbour")
    assert made.may_exist("person", "mira")
    assert made.may_exist("message", "drive/10-a")
    assert not made.may_exist("message", "other/10-a")
    assert not made.may_exist("campaign", "other")
    assert [line for line in told(found) if "missing-element" in line] == [
        'campaigns/drive/groups.csv:1:1+1 error[missing-element]: this table has no column "group" '
        '= write "group" above the ids; the first row names the columns',
        'campaigns/drive/messages.csv:1:1+2 error[missing-element]: this table has no column "id" '
        '= write "id" above the ids; the first row names the columns',
        'groups/all.csv:1:1+2 error[missing-element]: this table lacks the columns "id", '
        '"channels" = write in the first row "id" for "编号"',
    ]
