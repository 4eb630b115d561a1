"""Lessons can be taken, and their questions answered."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.findings import Finding, error, say, warning
from kits.model.lessons import Lesson
from kits.model.nearest import nearest
from kits.model.people import Person


def answer_not_an_option(community: Community) -> Iterator[Finding]:
    """The answer of a question is one of its options, in the same words.

    Bad:
        --- training/leaders/01-first-week.md
        title: The first week
        quiz:
          - q: Who answers?
            options: [Somebody, Nobody]
            answer: Everybody
        ---
        Say hello.

    Good:
        --- training/leaders/01-first-week.md
        title: The first week
        quiz:
          - q: Who answers?
            options: [Somebody, Nobody]
            answer: Somebody
        ---
        Say hello.
    """
    for original in community.lessons.values():
        for lesson in (original, *original.translations.values()):
            for place, question in enumerate(lesson.quiz):
                for number, answer in enumerate(question.answer):
                    if answer not in question.options:
                        yield _no_option(lesson, place, number, answer)


def _no_option(lesson: Lesson, place: int, number: int, answer: str) -> Finding:
    options = lesson.quiz[place].options
    at = lesson.at("quiz", place, "answer", number)
    if not options:
        words = say('the answer "{answer}" has no options to stand among', answer=answer)
        return error("answer-not-an-option", at, words, say("add options: with what may be chosen"))
    near = nearest(answer, options)
    words = say('the answer "{answer}" is none of the options', answer=answer)
    hint = say("write one of {options}", options=options)
    if near:
        hint = say('did you mean "{near}"?', near=near)
    return error("answer-not-an-option", at, words, hint)


def lesson_needs_itself(community: Community) -> Iterator[Finding]:
    """A lesson does not need itself, nor a lesson that needs it.

    Bad:
        --- training/leaders/01-first-week.md
        title: The first week
        needs: [01-first-week]
        ---
        Say hello.

    Good:
        --- training/leaders/01-first-week.md
        title: The first week
        ---
        Say hello.
    """
    needs = {lesson.id: _needed(community, lesson) for lesson in community.lessons.values()}
    for id, lesson in community.lessons.items():
        for place, name in enumerate(lesson.needs):
            needed = community.find_lesson(name)
            if needed and id in _reached(needs, needed.id):
                words = say('lesson "{id}" needs itself', id=id)
                if needed.id != id:
                    words = say('lesson "{id}" needs "{name}", which needs it', id=id, name=name)
                hint = say("take it out, so that there is a first lesson")
                yield error("lesson-needs-itself", lesson.at("needs", place), words, hint)


def _needed(community: Community, lesson: Lesson) -> list[str]:
    found = [community.find_lesson(name) for name in lesson.needs]
    return [needed.id for needed in found if needed]


def _reached(needs: dict[str, list[str]], start: str) -> set[str]:
    """A lesson, and all that must be taken before it."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting += needs[id]
    return reached


def lesson_without_day(community: Community) -> Iterator[Finding]:
    """A lesson that somebody finished has a day, so that it counts.

    It stands behind the lesson, `leaders/01-first-week 2026-11-02`; without one it counts from the
    day the person joined.

    Bad:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- people/mira.md
        name: Mira
        lessons: leaders/01-start

    Good:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- people/mira.md
        name: Mira
        lessons: leaders/01-start 2026-11-02
    """
    for person in community.people.values():
        for place, finished in enumerate(person.lessons):
            if not (finished.when or person.joined):
                yield warning(
                    "lesson-without-day",
                    person.at("lessons", place),
                    say('"{lesson}" has no day, so it does not count', lesson=finished.lesson),
                    say('write the day behind it: "{lesson} 2026-11-02"', lesson=finished.lesson),
                )


def ambiguous_lesson(community: Community) -> Iterator[Finding]:
    """A lesson is named with its track where two tracks have one of that name.

    Bad:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- training/hosts/01-start.md
        title: The first evening
        ---
        Open the door.
        --- campaigns/drive.md
        training: [01-start]

    Good:
        --- training/leaders/01-start.md
        title: The first week
        ---
        Say hello.
        --- training/hosts/01-start.md
        title: The first evening
        ---
        Open the door.
        --- campaigns/drive.md
        training: [hosts/01-start]
    """
    lessons = community.lessons
    named: list[tuple[Campaign | Lesson | Person, str, tuple[str, ...]]] = [
        *((run.campaign, "training", run.campaign.training) for run in community.runs.values()),
        *((lesson, "needs", lesson.needs) for lesson in lessons.values()),
        *(
            (person, "lessons", tuple(finished.lesson for finished in person.lessons))
            for person in community.people.values()
            if person.lessons
        ),
    ]
    for record, key, names in named:
        for place, name in enumerate(names):
            meant = tuple(id for id, lesson in lessons.items() if lesson.stem == name)
            if len(meant) > 1:
                words = say('"{name}" may be {lessons}', name=name, lessons=meant)
                hint = say("name the track too, such as {first}", first=meant[0])
                yield warning("ambiguous-lesson", record.at(key, place), words, hint)
