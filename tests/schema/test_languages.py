from __future__ import annotations

from tests.schema.written import MESSAGE, campaign, community, findings

FACTS = """
theme: [一, 二]
place: 书店
vars: {tag: 灯, note: 慢}
awards:
  - {id: first, name: 头奖, prize: 书}
  - {id: second, name: 二奖}
milestones:
  - {id: print, what: 印海报, due: 2026-12-01}
changes:
  - {id: moved, at: 2026-12-08, what: 换地方, why: 下雨}
checklist:
  - {id: chairs, do: 数椅子}
brief: {background: 冷, goal: 暖}
duties:
  resources: {waived: 不用}
  intake: mira
faq:
  - {id: late, q: 晚了, a: 可以}
  - {id: book, q: 没书, a: 借}
"""


def test_a_file_lays_texts_over_the_facts() -> None:
    made = community(
        {
            "campaigns/drive.md": campaign(FACTS) + "开始。\n",
            "campaigns/drive.en.md": """
                ---
                title: Drive
                theme: One
                vars: {tag: lamp}
                awards:
                  - {id: second, name: Second}
                milestones: {id: print, what: Print}
                changes: [{id: moved, what: Moved}]
                checklist: [{id: chairs, do: Count chairs}]
                brief: {goal: warm}
                duties: {resources: {waived: none}}
                faq:
                  - {id: late, q: Late, a: Fine}
                ---
                We begin.
                ## Rules
                - Be kind.
                """,
        }
    )
    base = made.runs["drive"].campaign
    spoken = base.in_locale("en-GB")
    assert (base.title, spoken.title) == ("Posts of the month", "Drive")
    assert (spoken.theme, spoken.rules) == (("One",), ("Be kind.",))
    assert (spoken.place, spoken.starts) == (base.place, base.starts)
    assert spoken.vars == {"tag": "lamp", "note": "慢"}
    assert [(a.id, a.name, a.prize) for a in spoken.awards] == [
        ("first", "头奖", "书"),
        ("second", "Second", None),
    ]
    assert spoken.milestones[0].what == "Print"
    assert spoken.milestones[0].due == base.milestones[0].due
    assert (spoken.changes[0].what, spoken.changes[0].why) == ("Moved", "下雨")
    assert spoken.checklist[0].do == "Count chairs"
    assert spoken.brief is not None
    assert (spoken.brief.background, spoken.brief.goal) == ("冷", "warm")
    assert spoken.duties["resources"].waived == "none"
    assert spoken.duties["intake"].people == ("mira",)
    assert [question.id for question in spoken.faq] == ["late"]
    assert spoken.introduction == "We begin."


def test_keys_with_a_suffix_are_texts_of_that_language() -> None:
    made = community(
        {
            "community.yml": """
                name: 灯下
                name.en: Lamplight
                locale: zh
                timezone: Asia/Shanghai
                values: [慢, 暖]
                values.en: [slow]
                vocabulary:
                  kinds: {city: 城市群, city.en: City groups}
                  tags: [新, 旧]
                  tags.en: {新: new, 旧: old}
                faq:
                  - {id: cost, q: 钱, q.en: Cost, a: 不用, a.en: None}
                """,
            "badges.yml": """
                - id: pen
                  name: 笔
                  name.en: Pen
                  name.zh-TW: 筆
                  for: 写
                  rule: {credit: duty}
                """,
            "campaigns/drive.md": campaign(
                "awards: [{id: a, name: 奖, name.en: Prize}]\nvars: {tag: 灯, tag.en: lamp}"
            ),
        }
    )
    english = made.settings.in_locale("en")
    assert (english.name, english.values) == ("Lamplight", ("slow",))
    assert english.vocabulary.kinds == {"city": "City groups"}
    assert made.settings.vocabulary.kinds == {"city": "城市群"}
    assert english.vocabulary.tags == {"新": "new", "旧": "old"}
    assert (english.faq[0].q, english.faq[0].a) == ("Cost", "None")
    assert made.badges["pen"].in_locale("zh-TW").name == "筆"
    assert made.badges["pen"].in_locale("en").name == "Pen"
    campaign_en = made.runs["drive"].campaign.in_locale("en")
    assert campaign_en.awards[0].name == "Prize"
    assert campaign_en.vars == {"tag": "lamp"}
    assert made.runs["drive"].campaign.vars == {"tag": "灯"}


def test_a_suffix_and_a_file_may_share_a_language() -> None:
    made = community(
        {
            "campaigns/drive.md": campaign(
                "title.en: Drive\nplace: 书店\nplace.en: Shop\nbrief: {goal: 书}"
            ),
            "campaigns/drive.en.md": "---\nbrief: {goal: Books}\n---\n",
        }
    )
    spoken = made.runs["drive"].campaign.in_locale("en")
    assert (spoken.title, spoken.place) == ("Drive", "Shop")


def test_a_text_is_given_once_in_each_language() -> None:
    assert findings(
        {
            "campaigns/drive.md": campaign("title.en: Drive\nplace: 书店\nplace.ja: 店"),
            "campaigns/drive.en.md": "---\ntitle: Book drive\nplace: Shop\n---\n",
        }
    ) == [
        'campaigns/drive.en.md:2:1+5 error[repeated-key]: "title" is given already in this '
        "language, at content/campaigns/drive.md:10 = keep one of the two and delete the other"
    ]


def test_a_translation_gives_texts_alone() -> None:
    assert findings(
        {
            "campaigns/drive.md": campaign(f"starts.en: 2026-12-08\n{FACTS}"),
            "campaigns/drive.en.md": """
                ---
                starts: 2026-12-08
                state: ready
                awards:
                  - {id: first, name: First, winners: mira}
                duties: {intake: [bo]}
                milestones: text
                ---
                """,
            "people/mira.md": "---\nname: Mira\n---\n",
            "people/mira.en.md": "---\nname: Mira\ncredit: name\n---\n",
        }
    ) == [
        "campaigns/drive.en.md:2:1+6 error[translation-repeats-fact]: a translation cannot give "
        '"starts" = take it out; it is inherited from the file without a language',
        "campaigns/drive.en.md:3:1+5 error[translation-repeats-fact]: a translation cannot give "
        '"state" = take it out; it is inherited from the file without a language',
        "campaigns/drive.en.md:5:30+7 error[translation-repeats-fact]: a translation cannot give "
        '"winners" = take it out; it is inherited from the file without a language',
        "campaigns/drive.en.md:6:10+6 error[translation-repeats-fact]: a translation cannot give "
        '"intake" = take it out; it is inherited from the file without a language',
        "campaigns/drive.en.md:7:13+4 error[translation-repeats-fact]: a translation cannot give "
        '"milestones" = take it out; it is inherited from the file without a language',
        "campaigns/drive.md:10:1+9 error[translation-repeats-fact]: a translation cannot give "
        '"starts.en" = take it out; it is inherited from the file without a language',
        "people/mira.en.md:3:1+6 error[translation-repeats-fact]: a translation cannot give "
        '"credit" = take it out; it is inherited from the file without a language',
    ]


def test_a_fact_inside_an_item_is_not_lost_in_silence() -> None:
    awards = "awards: [{id: a, name: A, winners.en: mira}]"
    assert findings({"campaigns/drive.md": campaign(awards)}) == [
        "campaigns/drive.md:10:27+10 error[translation-repeats-fact]: a translation cannot give "
        '"winners.en" = take it out; it is inherited from the file without a language'
    ]


def test_items_are_translated_by_their_id() -> None:
    assert findings(
        {
            "campaigns/drive.md": campaign(FACTS),
            "campaigns/drive.en.md": """
                ---
                awards:
                  - {id: frist, name: First}
                  - {name: Second}
                credits: [{person: mira, for: x}]
                delegation: {kept: x}
                vars: {tga: lamp}
                titel: Drive
                ---
                """,
        }
    ) == [
        "campaigns/drive.en.md:3:10+5 error[untranslated-item]: no item of the original has the id "
        '"frist" = did you mean "first"?',
        'campaigns/drive.en.md:4:6+4 error[untranslated-item]: an item of "awards" is translated '
        "by its id, and this one has none = give it the id of the item that it translates, or take "
        "it out",
        'campaigns/drive.en.md:5:1+7 error[untranslated-item]: the original has no "credits" that '
        "could be translated = give it in the file without a language, or take it out here",
        'campaigns/drive.en.md:6:1+10 error[untranslated-item]: the original has no "delegation" '
        "that could be translated = give it in the file without a language, or take it out here",
        'campaigns/drive.en.md:7:8+3 error[untranslated-item]: the original has no "tga" that '
        "could be translated = give it in the file without a language, or take it out here",
        'campaigns/drive.en.md:8:1+5 error[unknown-key]: "titel" is not a key that is known here = '
        'did you mean "title"?',
    ]


def test_a_mistake_in_the_original_is_not_told_again_for_each_language() -> None:
    assert findings(
        {
            "campaigns/drive.md": campaign("size: huge\ntitle.fr: Titre"),
            "campaigns/drive.en.md": "---\ntitle: Drive\n---\n",
        }
    ) == [
        'campaigns/drive.md:10:7+4 error[unknown-value]: "huge" is not one of small, medium, large '
        "= write one of small, medium, large"
    ]


def test_a_mistake_in_a_translation_is_told_at_its_place() -> None:
    assert findings(
        {
            "campaigns/drive.md": campaign(),
            "campaigns/drive.en.md": "---\ntitle: [Drive]\ntheme: {a: b}\n---\n",
        }
    ) == [
        "campaigns/drive.en.md:2:8+7 error[wrong-type]: expected a text, found a list = write a "
        "text here",
        "campaigns/drive.en.md:3:9+1 error[wrong-type]: expected a text or a list of texts, found "
        "a block of keys = write one text, or several as a list with - before each",
    ]


def test_messages_and_what_they_attach() -> None:
    made = community(
        {
            "campaigns/drive/campaign.md": campaign(),
            "campaigns/drive/messages/20-launch.md": """
                ---
                title: 开读
                send: starts 08:00
                note: 先发公告
                attach: [{id: code, file: code.png, caption: 打卡码}, plan.png]
                ---
                开始了。
                """,
            "campaigns/drive/messages/20-launch.zh-TW.md": """
                ---
                title: 開讀
                attach: {id: code, caption: 打卡碼, file: code-tw.png}
                ---
                開始了。
                """,
        }
    )
    message = made.runs["drive"].own["20-launch"].in_locale("zh-TW")
    assert (message.title, message.note, message.text) == ("開讀", "先发公告", "開始了。")
    assert [(item.file, item.caption) for item in message.attach] == [
        ("code-tw.png", "打卡碼"),
        ("plan.png", None),
    ]
    assert message.send == made.runs["drive"].own["20-launch"].send


def test_a_body_given_among_the_facts_as_well_is_not_lost_in_silence() -> None:
    twice = MESSAGE.replace("send:", "text: Other.\nsend:")
    assert findings(
        {"campaigns/drive/campaign.md": campaign(), "campaigns/drive/messages/10-a.md": twice}
    ) == [
        'campaigns/drive/messages/10-a.md:6:1+9 error[prose-given-twice]: "text" is given already '
        "in line 3 = keep one of the two and delete the other"
    ]
