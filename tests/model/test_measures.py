"""What may be told of numbers of people, and what nothing moved in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kits.model.cohorts import FEWEST
from kits.model.measures import (
    MONTHS,
    is_few,
    is_flat,
    months_to,
    other_windows,
    series_of,
    told_parts,
)
from tests.schema.written import community

HEAD = "figure,period,value,unit,group,campaign,source,day\n"
MONTHS_SEEN = months_to(date(2026, 11, 23))


def values(rows: str) -> dict[str, list[str]]:
    """By figure, what each month of these rows says, a dash where nothing may be said."""
    files = {"log/figures/a.csv": HEAD + rows, "groups/a.csv": GROUPS}
    found = series_of(community(files).log.figures, MONTHS_SEEN, {})
    return {one.figure: ["-" if v is None else str(v) for v in one.values][-3:] for one in found}


GROUPS = "id,name,channels,leader_name\n" + "".join(f"{g},{g},wechat,Ada\n" for g in "abc")


def test_months_end_with_the_present_one() -> None:
    assert len(MONTHS_SEEN) == MONTHS
    assert [window.first.month for window in MONTHS_SEEN] == [5, 6, 7, 8, 9, 10, 11]
    across = months_to(date(2027, 2, 1))
    assert [(w.first.year, w.first.month) for w in across[:2]] == [(2026, 8), (2026, 9)]
    others = [(name, *map(str, window)) for name, window in other_windows(date(2026, 11, 23), ())]
    assert others == [
        ("fortnight", "2026-11-10", "2026-11-23"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("quarter", "2026-07-01", "2026-09-30"),
    ]


def test_a_row_for_all_goes_before_the_sum_of_parts_and_the_later_of_two_holds() -> None:
    said = values(
        "seen,2026-10,7,posts,a,,x,2026-11-01\nseen,2026-10,9,posts,b,,x,2026-11-01\n"
        "seen,2026-11,20,posts,,,x,2026-11-20\nseen,2026-11,21,posts,,,x,2026-11-22\n"
        "seen,2026-11,5,posts,a,,x,2026-11-20\nseen,2026-W48,99,posts,,,x,2026-11-29\n"
        "stayed,2026-10,0.5,share,a,,x,\nstayed,2026-10,0.7,share,b,,x,\n"
        "stayed,2026-11,0.66,share,,,x,\n"
    )
    assert said == {"seen": ["-", "16", "21"], "stayed": ["-", "-", "0.66"]}


def test_few_people_are_not_told() -> None:
    assert values(
        "came,2026-09,4,people,,,x,\ncame,2026-10,5,people,,,x,\ncame,2026-11,0,people,,,x,\n"
        "won,2026-10,2,people,a,,x,\nwon,2026-10,2,people,b,,x,\nwon,2026-11,3,people,a,,x,\n"
    ) == {"came": ["-", "5", "0"], "won": ["-", "-", "-"]}


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 12)))
def test_no_sum_tells_of_a_few(parts: dict[str, int]) -> None:
    """Neither what is told nor all less what is told is of few people, or of one group alone."""
    told, rest = told_parts({key: Decimal(value) for key, value in parts.items()})
    hidden = {key: value for key, value in parts.items() if key not in told}
    assert all(value >= FEWEST for value in told.values())
    assert list(told.values()) == sorted(told.values(), reverse=True)
    if rest is not None:
        assert rest == sum(hidden.values()) >= FEWEST
        assert len(hidden) > 1
    elif told:
        assert not hidden
    else:
        assert sum(hidden.values()) < FEWEST or len(hidden) < 2


@given(
    st.dictionaries(st.text("abcd", min_size=1, max_size=2), st.integers(0, 12)), st.integers(0, 9)
)
def test_a_whole_less_what_is_told_is_never_of_a_few(parts: dict[str, int], more: int) -> None:
    """Nor of one group alone that is not told."""
    whole = Decimal(sum(parts.values()) + more)
    told, rest = told_parts({key: Decimal(value) for key, value in parts.items()}, whole)
    if told:
        assert not is_few(whole - sum(told.values()))
    assert told.keys() <= parts.keys()
    assert rest is None or rest >= FEWEST


def test_nobody_is_not_few() -> None:
    assert [is_few(n) for n in (0, 1, FEWEST - 1, FEWEST)] == [False, True, True, False]


def test_three_whole_months_alike_are_flat() -> None:
    def flat(*values: int | None) -> bool:
        return is_flat([None if value is None else Decimal(value) for value in values])

    assert flat(9, 100, 96, 99, 1)
    assert not flat(100, 96, 94, 100)
    assert not flat(100, 100, 100)  # the last of them is not over
    assert not flat(None, 100, 100, 100)
    assert not flat(0, 0, 0, 0)
