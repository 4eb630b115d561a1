import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.rules.placeholders import blanks
from kits.rules.verbatim import without_code
from tests.rules.harness import told


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("See you at TODO.", "TODO"),
        ("TODO why we meet", "TODO why we meet"),
        ("- **TODO 哪些不算\n- 算的", "TODO 哪些不算"),
        ("TODO the text   ", "TODO the text"),
        ("时间TBD，地点另行通知", "TBD"),
        ("XXX 老师主讲", "XXX"),
        ("报名：____", "____"),
        ("Hello {name}!", "{name}"),
        ("你好，{群昵称}", "{群昵称}"),
        ("见 {…}", "{…}"),
        ("Dear [name], we begin.", "[name]"),
        ("Meet at [insert the place here].", "[insert the place here]"),
        ("Ask [Group leader].", "[Group leader]"),
        ("【对方群昵称】你好", "【对方群昵称】"),
        ("你好，【群昵称】", "【群昵称】"),
        ("打卡入口：【活动链接】", "【活动链接】"),
        ("［姓名］，谢谢你", "［姓名］"),
        ("时间：[日期]", "[日期]"),
        ("【请填写时间】周六", "【请填写时间】"),
        ("有事找我\n【链接】", "【链接】"),
        ("[name] 你好", "[name]"),
        ("[群名]\n今晚开读", "[群名]"),
        ("[活动名称] 今晚开读", "[活动名称]"),
        ("你好，｛昵称｝", "｛昵称｝"),
        ("Sign up: https://TODO", "TODO"),
        ("Sign up: https://TODO.example/x", "TODO"),
        ("Sign up: https://join.example/TODO.", "TODO"),
        ("报名：https://join.example/?g=XXX&n=2", "XXX"),
        ("报名：https://join.example/____", "____"),
        ("写信给XXX@example.org", "XXX"),
        ("姓名：\n____\n谢谢", "____"),
        ("Your name:\n________\nThank you", "________"),
        ("____", "____"),
        ("Thank you!\n____", "____"),
        ("See you at TODO, not at https://a.example/TODO.md", "TODO"),
    ],
)
def test_a_blank_is_found_where_it_stands(text: str, blank: str) -> None:
    assert list(blanks(text)) == [(text.index(blank), blank)]


@pytest.mark.parametrize(
    "text",
    [
        "谢谢 [抱拳][玫瑰] [OK] [Rose]",
        "【活动公告】五天读完《边城》",
        "【时间】12月7日 19:00\n【地点】思南书局\n【报名链接】https://a.example/x",
        "【时间】周六【地点】书店",
        "- 【主题】读慢一点",
        "📖【时间】：周六",
        "【地点】\n思南书局二楼",
        "[时间] 周六 [地点] 书店",
        "[link](https://a.example/)",
        "![图](a.png)",
        "XXXL 号还有三件，XX 号没有了",
        "todo list, Xxx, TODOS",
        "snake_case and ___",
        "[重要]: 今晚开读",
        "{^_^} {}",
        "第 [3] 章",
        "[笑脸] [强] [抱拳] [呲牙]",
        "[Smile] [ThumbsUp] [Party] [Yeah!]",
        "XXXL, 2XXXL, XXXIV",
        "xxx@example.org",
        "Love, Ann xxx",
        "https://a.example/TODO.md",
        "https://a.example/my-TODO/list",
        "看这里：https://a.example/TODO-list，谢谢",
        "https://a.example/?q=TODO+list",
        "https://a.example/a____b/XXX-1",
        "上半场\n____________\n下半场",
        "First half\n\n  ________\n\nSecond half",
        "今晚\n＿＿＿＿\n明晚",
        "¯\\_(ツ)_/¯",
    ],
)
def test_what_only_looks_like_a_blank_is_none(text: str) -> None:
    assert list(blanks(text)) == []


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Type `{name}` and `____`.", None),
        ("写 `[群名]`、``TODO ` XXX``。", None),
        ("```\nTODO {name}\n```", None),
        ("~~~ python\nprint('{name}')\n~~~~", None),
        ("   ```\n[name]\n  ```", None),
        ("`one` TODO `two`", "TODO"),
        ("A ` alone and a TODO", "TODO"),
        ("`TODO\nacross lines`", "TODO"),
        ("\\`TODO\\`", "TODO"),
        ("```\nTODO", "TODO"),
        ("````\nnot closed by\n```\nTODO", "TODO"),
        ("```\ncode\n```\nTODO", "TODO"),
        ("~~~\n```\n~~~\nTODO\n```", "TODO"),
    ],
)
def test_code_is_meant_letter_by_letter(text: str, blank: str | None) -> None:
    plain = without_code(text)
    assert [at for at, _ in blanks(plain)] == ([] if blank is None else [text.rindex(blank)])
    assert [len(line) for line in plain.split("\n")] == [len(line) for line in text.split("\n")]


@given(st.text(st.sampled_from("`~ a\n\\"), max_size=200))
def test_only_code_becomes_spaces(text: str) -> None:
    plain = without_code(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, plain, strict=True))


@given(st.text(st.sampled_from("[]【】［］{}()x填写对方的时间name _\n:："), max_size=200))
def test_a_blank_is_a_part_of_the_text(text: str) -> None:
    for at, blank in blanks(text):
        assert text[at : at + len(blank)] == blank


def test_each_text_that_operators_write_is_read() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        theme: TODO one
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        note: Ask [name]
        attach: {card: The card, from: TODO two}
        ---
        See {{ group.name }} TODO three
        --- recipes/walk/recipe.md
        title: TODO four
        --- training/leaders/01-first.md
        title: First
        ---
        Say hello, not `TODO`.

        ```
        TODO
        ```
        And TODO five.
        --- pages/about.md
        title: About
        ---
        TODO six
        --- groups/harbour.md
        name: TODO
        channels: wechat
        leader_name: "[name]"
        """
    ) == [
        'campaigns/drive/campaign.md:2:8-15 error[placeholder] the blank "TODO one" is not filled in',
        'campaigns/drive/messages/10-launch.md:3:11-16 error[placeholder] the blank "[name]" is not filled in',
        'campaigns/drive/messages/10-launch.md:4:32-39 error[placeholder] the blank "TODO two" is not filled in',
        'campaigns/drive/messages/10-launch.md:6:22-25 error[placeholder] the blank "TODO" is not filled in',
        'pages/about.md:4:1-8 error[placeholder] the blank "TODO six" is not filled in',
        'recipes/walk/recipe.md:2:8-16 error[placeholder] the blank "TODO four" is not filled in',
        'training/leaders/01-first.md:9:5-8 warning[placeholder] the blank "TODO" is not filled in',
    ]


def test_in_a_draft_blanks_are_warnings() -> None:
    assert told(
        """
        --- campaigns/drive.md
        state: draft
        theme: TODO
        """
    ) == ['campaigns/drive.md:3:8-11 warning[placeholder] the blank "TODO" is not filled in']


def test_code_is_not_read_in_messages_and_pages_alike() -> None:
    text = "Type `{name}`, then:\n\n```\nTODO\n```"
    body = text.replace("\n", "\n        ")
    assert (
        told(
            f"""
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        ---
        {body}
        --- pages/about.md
        title: About
        ---
        {body}
        """
        )
        == []
    )


def test_what_a_page_says_to_its_host_is_no_blank() -> None:
    assert told(
        """
        --- pages/about.md
        title: About
        ---
        [Join us](https://a.example/){ .md-button target=_blank }

        ![](https://a.example/x.png){ width="300" align=left }

        ## Who we are {: .quiet #who }

        Our [website] and our [group][link]; ask {name}, [host].

        [website]: https://a.example/
        [link]: https://a.example/group
        """
    ) == [
        'pages/about.md:10:42-47 error[placeholder] the blank "{name}" is not filled in',
        'pages/about.md:10:50-55 error[placeholder] the blank "[host]" is not filled in',
    ]


def test_readers_fill_in_chains_and_quizzes() -> None:
    message = """
        --- campaigns/drive/messages/10-launch.md
        title: 接龙
        {kind}
        ---
        #接龙
        1. ____
        2. ____
        --- training/leaders/01-first.md
        title: First
        quiz:
          - q: A leader greets ____ first.
            options: [newcomers, friends]
            answer: newcomers
        """
    assert told(message.format(kind="as: chain")) == []
    assert [line.split()[0] for line in told(message.format(kind="as: message"))] == [
        "campaigns/drive/messages/10-launch.md:6:4-7",
        "campaigns/drive/messages/10-launch.md:7:4-7",
    ]
