from collections.abc import Mapping

from kits.model.artifacts import Copied, File, Page
from kits.model.audiences import Audience
from kits.render.training import training
from kits.texts.completions import completions
from tests.lamp import LAMP
from tests.render.hosted import hosted, seen
from tests.render.pages import each

FIRST = """
    ---
    title: 第一周
    for: [leader, deputy]
    minutes: 4
    quiz:
      - {q: 先做 <b> 什么？, options: [问好, 发群规], answer: 问好, why: 先认识人}
      - {q: 哪些？, options: [甲, 乙, 丙], answer: [甲, 乙]}
    ---
    先认识人。
    """
ENGLISH = """
    ---
    title: The first week
    quiz:
      - {q: "What first?", options: [Say hello, Post rules], answer: Say hello, why: People first}
      - {q: "Which?", options: [A, B, C], answer: [A, B]}
    ---
    People first.
    """
FILES = {
    "training/leaders/01-first.md": FIRST,
    "training/leaders/01-first.en.md": ENGLISH,
    "training/leaders/02-next.md": "---\ntitle: 第二周\nneeds: 01-first\n---\n接着来。\n",
    "training/other/01-else.md": "---\ntitle: 别的\nneeds: leaders/01-first\n---\n别的。\n",
}


def pages() -> Mapping[str, Page]:
    return {
        part.path: part
        for part in training(seen(FILES, Audience.LEADERS))
        if isinstance(part, Page)
    }


def test_tracks_list_their_lessons_in_order() -> None:
    body, _toc = hosted(pages()["training/index.md"])
    assert each(body, "//h2") == ["给群管", "other"]
    assert each(body, "//ol/li") == [
        "第一周 4 分钟 给群管、副群管", "第二周 先学：第一周", "别的 先学：第一周",
    ]  # fmt: skip
    assert each(body, "//h2/following-sibling::p") == ["2 课 4 分钟", "1 课"]
    assert body.xpath("//ol//a/@href") == [
        "leaders/01-first/",
        "leaders/02-next/",
        "other/01-else/",
    ]
    assert pages()["training/leaders/01-first.md"].nav == ("培训", "给群管")


def test_the_tracks_are_told_in_every_language_of_a_lesson() -> None:
    """A translated list stands in a folder of its own, from which its links start."""
    chinese, _toc = hosted(pages()["training/index.md"])
    assert chinese.xpath("//a/@href")[0] == "en/index.md"
    page = pages()["training/en/index.md"]
    english, _toc = hosted(page)
    assert each(english, "//h2") == ["For leaders", "other"]
    assert each(english, "//ol/li//a") == ["The first week", "第二周", "别的"]
    assert english.xpath("//a/@href") == [
        "../index.md", "../leaders/01-first.en/", "../leaders/02-next/", "../other/01-else/",
    ]  # fmt: skip
    assert (page.nav, page.listed, page.meta["lang"]) == ((), False, "en")


def test_a_question_is_a_block_whose_answer_is_closed_and_not_in_the_contents() -> None:
    body, toc = hosted(pages()["training/leaders/01-first.md"])
    first, second = body.xpath("//fieldset")
    assert each(first, "./legend | ./ul/li | ./details/*") == [
        "先做 <b> 什么？", "问好", "发群规", "答案", "问好。先认识人",
    ]  # fmt: skip
    assert each(second, "./details/ul/li") == ["甲", "乙"]
    assert each(body, "//li[@data-right]") == ["问好", "甲", "乙"]
    assert not body.xpath("//details/@open")
    assert each(toc, "//li/a") == ["第一周", "想一想"]


def test_a_lesson_says_how_long_it_takes_and_for_whom() -> None:
    body, _toc = hosted(pages()["training/leaders/01-first.md"])
    assert each(body, "//p[contains(@class, 'facts')]") == ["4 分钟 给群管、副群管"]
    assert (
        hosted(pages()["training/leaders/02-next.md"])[0].xpath("//p[contains(@class, 'facts')]")
        == []
    )


def test_a_lesson_leads_to_its_languages_and_to_the_next_of_its_track() -> None:
    chinese, _toc = hosted(pages()["training/leaders/01-first.md"])
    assert chinese.xpath("//a/@href") == ["../index.md", "01-first.en.md", "02-next.md"]
    english, _toc = hosted(pages()["training/leaders/01-first.en.md"])
    assert english.xpath("//a/@href") == ["../en/index.md", "01-first.md", "02-next.md"]
    assert pages()["training/leaders/01-first.en.md"].meta["lang"] == "en"
    last, _toc = hosted(pages()["training/leaders/02-next.md"])
    assert last.xpath("//a/@href") == ["../index.md", "01-first.md"]


def test_what_a_lesson_needs_may_stand_in_another_track() -> None:
    body, _toc = hosted(pages()["training/other/01-else.md"])
    assert body.xpath("//a/@href") == ["../index.md", "../leaders/01-first.md"]


def test_each_language_brings_the_pictures_that_it_shows() -> None:
    written = {
        "training/leaders/01-first.md": FIRST + "    ![群](images/zh.png)\n",
        "training/leaders/01-first.en.md": ENGLISH + "    ![a group](images/en.png)\n",
        "training/leaders/images/zh.png": LAMP,
        "training/leaders/images/en.png": LAMP,
    }
    parts = training(seen(written, Audience.LEADERS))
    assert [(part.path, part.source) for part in parts if isinstance(part, Copied)] == [
        ("training/leaders/images/zh.png", "content/training/leaders/images/zh.png"),
        ("training/leaders/images/en.png", "content/training/leaders/images/en.png"),
    ]


def test_each_language_of_a_lesson_gives_its_own_line() -> None:
    view = seen(FILES, Audience.LEADERS)
    lessons = {lesson.id: lesson for lesson in view.lessons}
    lines = []
    for name in ("01-first", "01-first.en"):
        (finish,) = hosted(pages()[f"training/leaders/{name}.md"])[0].xpath("//*[@data-line]")
        lines.append(finish.get("data-line"))
        (read,) = completions(lines[-1], lessons)
        assert (read.name, read.current) == ("leaders/01-first", True)
        assert finish.get("data-code") == read.code
        assert read.code in finish.get("data-codes").split(" ")
    assert lines[0].startswith("✅ 我学完了《第一周》：leaders/01-first · ")
    assert lines[1].startswith("✅ I have finished “The first week”: leaders/01-first · ")
    assert lines[0][-6:] != lines[1][-6:]


def test_a_page_loads_what_the_tree_has() -> None:
    parts = {
        part.path for part in training(seen(FILES, Audience.LEADERS)) if isinstance(part, File)
    }
    assert parts == {"assets/kits/lesson.js", "assets/kits/lesson.css"}
    for page in pages().values():
        assert {*page.meta["scripts"], *page.meta["styles"]} == parts  # type: ignore[misc]  # lists of paths


def test_what_is_not_training_loads_nothing() -> None:
    assert list(training(seen({}, Audience.LEADERS))) == []
    assert list(training(seen(FILES, Audience.PUBLIC))) == []
