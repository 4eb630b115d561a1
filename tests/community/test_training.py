"""Lessons and the community's own pages: who can read them, in which languages, and their answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from tests.reference import Reference
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
