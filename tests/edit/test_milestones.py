"""A milestone that is done: one value is written, and every other byte stays."""

from __future__ import annotations

import pytest

from kits.edit.milestones import with_day


def written(facts: str, place: int = 0) -> str:
    data = f"---\ntitle: A\n{facts}---\nBody. done: no\n".encode()
    edited = with_day("content/campaigns/a.md", data, place, "2026-12-02").decode()
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
