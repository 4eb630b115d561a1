"""A milestone that is done: one value is written, and every other byte stays."""

from __future__ import annotations

import pytest

from kits.edit.items import with_day, with_taker


def written(facts: str, place: int = 0) -> str:
    data = f"---\ntitle: A\n{facts}---\nBody. done: no\n".encode()
    edited = with_day("content/campaigns/a.md", data, "milestones", place, "2026-12-02").decode()
    return edited.removeprefix("---\ntitle: A\n").removesuffix("---\nBody. done: no\n")


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        (
            "milestones: [{id: a, what: One, due: 2026-12-01}]\n",
            0,
            "milestones: [{id: a, what: One, due: 2026-12-01, done: 2026-12-02}]\n",
        ),
        (
            "milestones:\n  - {id: a, what: One}\n  - {what: 'Two # x'} # two\n",
            1,
            "milestones:\n  - {id: a, what: One}\n  - {what: 'Two # x', done: 2026-12-02} # two\n",
        ),
        (
            "milestones:\n  - what: One\n    due: 2026-12-01 # soon\n  - what: Two\ncrew: [b]\n",
            0,
            "milestones:\n  - what: One\n    due: 2026-12-01 # soon\n    done: 2026-12-02\n"
            "  - what: Two\ncrew: [b]\n",
        ),
        (
            "milestones:\n- what: One\n  done:\n",
            0,
            "milestones:\n- what: One\n  done: 2026-12-02\n",
        ),
        (
            "milestones:\r\n- what: One\r\n  done: 2026-11-30\r\n",
            0,
            "milestones:\r\n- what: One\r\n  done: 2026-12-02\r\n",
        ),
    ],
)
def test_done_is_written_as_the_milestone_is(before: str, place: int, after: str) -> None:
    assert written(before, place) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "tasks: [{id: a, what: One, credit: duty}]\n",
            "tasks: [{id: a, what: One, credit: duty, taken_by: [ben]}]\n",
        ),
        (
            "tasks:\n  - id: a # first\n    what: One\n    credit: aid\n    taken_by: ann # she\n",
            "tasks:\n  - id: a # first\n    what: One\n    credit: aid\n"
            "    taken_by: [ann, ben] # she\n",
        ),
        (
            "tasks:\n- id: a\n  taken_by:\n  - ann\n  what: One\n  credit: aid\n",
            "tasks:\n- id: a\n  taken_by:\n  - ann\n  - ben\n  what: One\n  credit: aid\n",
        ),
    ],
)
def test_takers_are_written_as_the_task_is(before: str, after: str) -> None:
    data = f"---\ntitle: A\n{before}---\n".encode()
    edited = with_taker("content/campaigns/a.md", data, 0, "ben").decode()
    assert edited == f"---\ntitle: A\n{after}---\n"
