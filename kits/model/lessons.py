"""Lessons: training pages for leaders, ordered in tracks."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders
from kits.model.reading.plain import one_or_more
from kits.model.records import Part, Record
from kits.model.values import Count, Line, Names, Short, Texts


class Quiz(Part):
    """A question with its options."""

    q: Line = for_leaders(text=True)
    """The question."""
    options: Texts = for_leaders(text=True)
    """What may be answered."""
    answer: Texts = for_leaders(text=True)
    """The right option's text, or those of several."""
    why: Line | None = for_leaders(None, text=True)
    """Why it is right."""


Questions = Annotated[
    tuple[Quiz, ...], BeforeValidator(one_or_more), Short({"$ref": "#/$defs/Quiz"})
]


class Lesson(Record):
    """A training page (`content/training/<track>/<nn-lesson>.md`)."""

    id: Line = for_leaders()
    """`<track>/<nn-lesson>`."""
    title: Line = for_leaders(text=True)
    """What it is called."""
    for_: Names = for_leaders((), alias="for")
    """The roles it is for."""
    minutes: Count | None = for_leaders(None)
    """How long it takes."""
    needs: Names = for_leaders(())
    """Lessons to take before."""
    quiz: Questions = for_leaders((), text=True)
    """What to ask oneself at the end."""
    body: Line = for_leaders("", text=True)
    """The page, in Markdown."""

    @property
    def track(self) -> str:
        """The folder it stands in."""
        return self.id.partition("/")[0]

    @property
    def stem(self) -> str:
        """Its name within the track."""
        return self.id.partition("/")[2]
