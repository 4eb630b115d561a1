"""Other wordings of a message: who gets which, what is theirs, and in what language."""

from __future__ import annotations

from kits.model.kits import KitMessage
from tests.texts.composed import BOOKS, Composed, content, message

GROUPS = """
    id,name,channels,leaders,leader_name,locale
    bay,Bay,wechat,mira,,
    cape,Cape,wechat,mira,,
    dune,Dune,wechat,mira,,
    east,East,wechat,,Bo,
    fens,Fens,wechat,,Bo,
    gulf,Gulf,wechat,wei,,
    isle,Isle,wechat,mira,,en
"""
TWO = {"variants": '["开读啦，{{ link }}", "书翻开了，{{ link }}"]'}
LINK = {"link": "https://read.example/in"}


def composed(more: dict[str, str] | None = None, **facts: str) -> Composed:
    files = content(
        {
            "groups/groups.csv": GROUPS,
            f"{BOOKS}messages/20-launch.md": message("今天开始，{{ link }}", **{**TWO, **facts}),
            f"{BOOKS}campaign.en.md": "---\ntitle: Books\n---\n",
            **(more or {}),
        },
        **LINK,
    )
    return Composed(files)


def sent(made: Composed, group: str) -> KitMessage:
    kit = made.kit(group)
    assert kit is not None
    return kit.messages[0]


def first_words(made: Composed) -> dict[str, str]:
    return {id: next(iter(sent(made, id).texts.values())).text[:4] for id in made.community.groups}


def test_whoever_leads_several_groups_posts_another_wording_in_each() -> None:
    said = first_words(
        composed({f"{BOOKS}messages/20-launch.en.md": "---\ntitle: L\n---\nWe begin"})
    )
    assert said == {
        "bay": "今天开始",
        "cape": "开读啦，",
        "dune": "书翻开了",
        "east": "今天开始",
        "fens": "开读啦，",
        "gulf": "今天开始",
        "isle": "We b",  # its language has one wording
    }


def test_only_groups_that_get_it_are_counted() -> None:
    made = composed(only="[bay, dune, east]")
    assert [sent(made, id).wording for id in ("bay", "dune")] == [("text",), ("variants", 0)]


def test_a_translation_has_wordings_of_its_own() -> None:
    english = "---\ntitle: Launch\nvariants: Off we go {{ link }}\n---\nWe begin {{ link }}"
    made = composed({f"{BOOKS}messages/20-launch.en.md": english})
    assert sent(made, "isle").texts["wechat"].text.startswith(("We begin", "Off we go"))
    assert len(sent(made, "isle").others) == 1
    assert len(sent(made, "bay").others) == 2


def test_version_and_code_are_those_of_the_wording_that_a_group_gets() -> None:
    made = composed(report="已发")
    bay, cape = sent(made, "bay"), sent(made, "cape")
    alone = composed(report="已发", variants="").kit("cape")
    assert alone is not None
    assert bay.texts["wechat"].version != cape.texts["wechat"].version
    assert cape.reply
    assert alone.messages[0].reply
    assert cape.reply.code[:9] == alone.messages[0].reply.code[:9]
    assert cape.reply.code != alone.messages[0].reply.code


def test_what_is_wrong_with_a_wording_is_found_though_no_group_gets_it() -> None:
    made = composed(only="[gulf]", variants='["{{ here.nobody }}，{{ link }}"]')
    assert sent(made, "gulf").wording == ("text",)
    assert any("nobody" in found for found in made.everything())
