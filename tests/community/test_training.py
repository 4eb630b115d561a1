"""Lessons and the community's own pages: who can read them, in which languages, and their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page, ViewportSize

from tests.axe import violations_in_both
from tests.browser import PHONE, Serve
from tests.reference import Reference, run
from tests.written import fence

TRACKS = ("leaders", "operators")
LANGUAGES = ("", ".en")
PAGES = ("about", "values", "how-to-join", "for-operators")


def lessons(reference: Reference) -> Iterator[Path]:
    """The Chinese file of every lesson."""
    for path in sorted((reference.project / "content/training").glob("*/*.md")):
        if "." not in path.stem:
            yield path


def answers(question: dict[str, Any]) -> list[str]:
    answer = question["answer"]
    return answer if isinstance(answer, list) else [answer]


def words(path: Path) -> str:
    """What a reader sees of a page, with every run of blanks as one space."""
    (article,) = html.fromstring(path.read_bytes()).xpath("//article")
    return " ".join(article.text_content().split())


def test_there_is_a_track_for_leaders_and_one_for_operators(reference: Reference) -> None:
    tracks = [path.parent.name for path in lessons(reference)]
    assert set(tracks) == set(TRACKS)
    assert len(tracks) >= 8
    for path in lessons(reference):
        readers = fence(path)["for"]
        assert ("operator" in readers) == (path.parent.name == "operators"), path
        assert 1 <= fence(path)["minutes"] <= 5, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_asks_questions_that_it_answers(reference: Reference, language: str) -> None:
    several = 0
    for path in lessons(reference):
        quiz = fence(path.with_name(f"{path.stem}{language}.md"))["quiz"]
        assert 2 <= len(quiz) <= 4, path
        for question in quiz:
            assert set(answers(question)) < set(question["options"]), (path, question["q"])
            assert question["why"], (path, question["q"])
            several += len(answers(question)) > 1
    assert several >= len(TRACKS)


def test_a_translation_has_the_same_right_answers(reference: Reference) -> None:
    for path in lessons(reference):
        quizzes = [fence(path.with_name(f"{path.stem}{each}.md"))["quiz"] for each in LANGUAGES]
        places = [
            [[q["options"].index(answer) for answer in answers(q)] for q in quiz]
            for quiz in quizzes
        ]
        assert places[0] == places[1], path


def test_what_a_lesson_needs_comes_before_it(reference: Reference) -> None:
    needing = 0
    for path in lessons(reference):
        for name in fence(path).get("needs", []):
            assert path.with_name(f"{name}.md").is_file(), (path, name)
            assert name < path.stem
            needing += 1
    assert needing >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_is_on_the_leaders_site_with_its_quiz(
    reference: Reference, language: str
) -> None:
    for path in lessons(reference):
        name = f"{path.stem}{language}"
        page = reference.tree("leaders") / "training" / path.parent.name / name / "index.html"
        shown = words(page)
        written = fence(path.with_name(f"{name}.md"))
        assert written["title"] in shown, page
        for question in written["quiz"]:
            for text in (question["q"], *question["options"], question["why"]):
                assert " ".join(text.split()) in shown, (page, text)


@pytest.mark.parametrize(("language", "way"), [("", ""), (".en", "en/")])
def test_the_tracks_lead_to_every_lesson_in_the_language_of_the_page(
    reference: Reference, language: str, way: str
) -> None:
    folder = reference.tree("leaders") / "training" / way
    (article,) = html.fromstring((folder / "index.html").read_bytes()).xpath("//article")
    linked = [(folder / link).resolve() for link in article.xpath(".//ol//a/@href")]
    training = reference.tree("leaders").resolve() / "training"
    assert linked == [
        training / path.parent.name / f"{path.stem}{language}" for path in lessons(reference)
    ]
    assert all((page / "index.html").is_file() for page in linked)


def test_a_lesson_that_a_campaign_asks_for_stands_before_the_messages_of_its_kits(
    reference: Reference,
) -> None:
    asking = {
        path.parent.name: [name.partition("/")[2] or name for name in asked]
        for path in (reference.project / "content/campaigns").glob("*/campaign.md")
        if (asked := fence(path).get("training"))
    }
    seen = set()
    for folder, kit in reference.kits():
        if kit["campaign"]["id"] not in asking or kit["campaign"]["state"] != "ready":
            continue  # where nothing is to be posted, nothing is to be learned first
        page = html.fromstring((folder / "index.html").read_bytes())
        links = page.xpath("//section[@aria-labelledby='lessons']//a/@href")
        stems = [Path(link).name.partition(".")[0] for link in links]
        assert stems == asking[kit["campaign"]["id"]], folder
        assert all((folder / link / "index.html").is_file() for link in links), folder
        sections = page.xpath("//section/@aria-labelledby")
        assert sections.index("lessons") < sections.index("messages"), folder
        seen.add(kit["campaign"]["id"])
    assert len(seen) >= 3


TAUGHT = {
    "P53": ("leaders/06-where-it-may-lead", ("副群管", "掌舵人", "路费", "歇了就先停"),
            ("Deputy", "Helmsman", "fare", "While you rest they stop")),
    "P56": ("leaders/03-before-we-begin", ("公告", "约定", "称呼"),
            ("notice", "rules", "nickname")),
    "P62": ("operators/02-whom-to-ask", ("爱说话的", "用得多的", "有兴趣的", "待得久的", "凭据"),
            ("The talkers", "The regulars", "The curious", "The ones who stay", "evidence")),
    "P63": ("leaders/05-what-is-yours", ("奖品、快递、退钱", "归运营的，转过去就算做完了"),
            ("Prizes, parcels, refunds", "your part is done")),
    "P67": ("leaders/04-how-we-speak", ("群里的人是朋友", "说坏了", "说好了"),
            ("are friends", "Said badly", "Said well")),
    "P73": ("operators/01-from-posting-to-people", ("什么都自己来", "开始记人", "退到后面"),
            ("do it all yourself", "start writing people down", "step behind")),
    "P78": ("leaders/02-posting", ("加一句自己的话", "不是机器"),
            ("line of your own", "not a machine")),
}  # fmt: skip
"""Where each practice of leading is taught, and by which words one finds it there."""


@pytest.mark.parametrize("practice", TAUGHT)
def test_what_leading_needs_is_taught_in_both_languages(
    reference: Reference, practice: str
) -> None:
    lesson, *told = TAUGHT[practice]
    for language, phrases in zip(LANGUAGES, told, strict=True):
        page = reference.tree("operators") / "training" / f"{lesson}{language}" / "index.html"
        shown = words(page)
        assert [phrase for phrase in phrases if phrase not in shown] == [], page


LADDER = {
    "": (("新来的", "副群管", "群管", "一片的掌舵人"), "不"),
    ".en": (("Newcomer", "Deputy", "Leader", "Helmsman of a region"), "need not|do not|No "),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_of_the_ladder_says_what_one_need_not_do(
    reference: Reference, language: str
) -> None:
    path = reference.project / f"content/training/leaders/06-where-it-may-lead{language}.md"
    text = path.read_text("utf-8")
    told = dict(re.findall(r"^\*\*(.+?)[。.]\*\*(.+)$", text, re.MULTILINE))
    steps, freed = LADDER[language]
    assert tuple(told) == steps
    for step, words_of_step in told.items():
        assert re.search(freed, words_of_step), step


def right_answers(page: Page) -> None:
    """Answers every question of a lesson, as somebody does who knows."""
    for quiz in page.locator("fieldset.kits-quiz").all():
        right = quiz.locator("li[data-right]")
        if quiz.locator("input").count():
            for option in right.all():
                option.locator("input").check()
            quiz.get_by_role("button").first.click()
        else:
            right.locator("button").click()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_lessons_can_be_used_by_everybody(
    reference: Reference, chromium: Browser, serve: Serve, viewport: ViewportSize
) -> None:
    """axe finds nothing in a fresh lesson, nor in one answered wrong or right, nor on the list.

    It looks at each in light and in dark.
    """
    site = serve(reference.tree("leaders"))
    context = chromium.new_context(viewport=viewport, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def wrongs() -> list[str]:
        page.mouse.move(0, 0)
        return [
            f"{scheme}: {one['id']}: {node['html']}"
            for scheme, one in violations_in_both(page, "article")
            for node in one["nodes"]
        ]

    page.goto(site + "training/leaders/01-first-week/")
    assert wrongs() == []
    page.locator("li:not([data-right]) > button.kits-option").first.click()
    assert wrongs() == []
    page.reload()
    right_answers(page)
    assert wrongs() == []
    line = page.locator(".kits-line").inner_text()
    page.goto(site + "training/")
    assert page.locator(".kits-tick").count() == 1
    assert wrongs() == []
    page.goto(site + "training/en/")
    assert wrongs() == []
    context.close()
    assert complaints == []
    told = run(reference.project, "finished", line)
    assert told.stdout.startswith("leaders/01-first-week: 第一周：先认识人\n"), told.output


def test_no_lesson_is_public(reference: Reference) -> None:
    public = reference.tree("public")
    assert not (public / "training").exists()
    named = [path.stem for path in lessons(reference)]
    for path in sorted(public.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for name in named:
                assert name.encode() not in content, (path, name)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_public_under_its_title(
    reference: Reference, page: str, language: str
) -> None:
    written = fence(reference.project / f"content/pages/{page}{language}.md")
    public = reference.tree("public")
    assert words(public / f"{page}{language}" / "index.html").startswith(written["title"])
    home = public / language.replace(".", "index.") / "index.html"
    (article,) = html.fromstring(home.read_bytes()).xpath("//article")
    links = {(home.parent / link).resolve() for link in article.xpath(".//a/@href")}
    assert (public / f"{page}{language}").resolve() in links


def test_every_city_stands_on_the_page_that_says_how_to_join(reference: Reference) -> None:
    chinese = words(reference.tree("public") / "how-to-join/index.html")
    english = words(reference.tree("public") / "how-to-join.en/index.html").casefold()
    letters = "".join(filter(str.isalpha, english))
    cities = [*reference.cities, "chengdu"]
    assert len(cities) == 56
    for city in cities:
        assert city.replace("-", "") in letters, city
    for id, row in reference.cities.items():
        if row["country"] == "CN":
            assert row["city"] in chinese, id


def test_the_values_of_the_community_stand_on_their_page(reference: Reference) -> None:
    settings = yaml.safe_load((reference.project / "content/community.yml").read_text("utf-8"))
    for key, page in (("values", "values"), ("values.en", "values.en")):
        shown = words(reference.tree("public") / page / "index.html")
        assert len(settings[key]) >= 4
        for value in settings[key]:
            assert value in shown, (page, value)
