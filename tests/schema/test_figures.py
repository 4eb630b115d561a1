"""Figures are read by column, and each is what its row says, wherever that stands."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kits.model.figures import Figure, Figures
from tests.schema.written import community, findings

HEAD = "figure,period,value,unit,group,source,day\n"


def figures(**files: str) -> Figures:
    written = {f"log/figures/{name}.csv": HEAD + rows for name, rows in files.items()}
    return community(written).log.figures


def said(one: Figure) -> str:
    return f"{one.figure} {one.period} {one.value} {one.source} {one.day}"


def test_a_value_is_kept_as_it_was_typed() -> None:
    """Also beside one that is equal, in its own file or another one."""
    rows = "a,2026-11,1.0,hours,,x,\nb,2026-11,1.00,hours,,x,\n"
    found = figures(one=rows, two='c,2026-11,"1,000.50",money,,x,\nd,2026-11,1,hours,,x,\n')
    assert [str(one.value) for one in found] == ["1.0", "1.00", "1000.50", "1"]


def test_of_one_figure_the_newest_cells_stay_at_their_place() -> None:
    later, early = (
        "seen,2026-11,14,posts,,list,2026-12-01\n",
        "seen,2026-11,41,posts,,hand,2026-11-20\n",
    )
    found = figures(a=later, b=early)
    (one,) = found
    assert said(one) == "seen 2026-11 14 list 2026-11-20"
    assert (one.at("value").path, one.at("value").line) == ("content/log/figures/a.csv", 2)
    assert list(found.contradicting) == []
    assert found == figures(a=early, b=later) == figures(all=early + later)


def test_who_contradicts_is_told_with_both_places() -> None:
    ((row, other),) = figures(
        a="seen,2026-11,41,posts,,x,\nseen,2026-11,14,posts,,y,\n"
    ).contradicting
    assert (str(row.value), other.at("value").line) == ("41", 3)
    assert (
        list(figures(a="seen,2026-11,41,posts,,x,\nseen,2026-11,41.0,posts,,y,\n").contradicting)
        == []
    )


def test_the_order_is_that_of_days() -> None:
    found = figures(
        a="b,2026-11,1,posts,,x,2026-11-02\na,2026-11,2,posts,,x,\na,2026-10,3,posts,,x,2026-11-01\n"
    )
    assert [str(one.value) for one in found] == ["2", "3", "1"]
    assert [str(one.value) for one in found[1:]] == ["3", "1"]
    assert next(iter(found.lines("figure", "period"))) == ("a", "2026-11")
    assert found.first("figure") == {"a": 0, "b": 2}
    assert [str(one.value) for one in found.having("period", {"2026-11"})] == ["2", "1"]


def test_what_is_wrong_with_a_row_leaves_the_others() -> None:
    wrong = [
        "a,2026-11,much,posts,,x,",
        "b,2026-11,2,posts,,x,2026-13-01",
        "c,2026-11,3,poosts,,x,",
    ]
    less = "e,2026-11,-4,posts,,x,"
    rows = "\n".join([*wrong, ",,,,,,", "d,2026-11,4,posts,,x,", less, ""])
    told = findings({"log/figures/a.csv": HEAD + rows})
    assert [line.partition("+")[0] for line in told] == [
        "log/figures/a.csv:2:11",
        "log/figures/a.csv:3:22",
        "log/figures/a.csv:4:13",
        "log/figures/a.csv:7:11",
    ]


def test_a_table_without_a_column_that_each_must_have_is_one_finding() -> None:
    (line,) = findings({"log/figures/a.csv": "figure,period,value\na,2026-11,1\nb,2026-11,1\n"})
    assert "unit" in line


ROW = st.tuples(
    st.sampled_from(["a", "b"]),
    st.sampled_from(["2026-10", "2026-11"]),
    st.sampled_from(["1", "2", "2.0"]),
    st.just("hours"),
    st.sampled_from(["", "harbour"]),
    st.sampled_from(["x", "y"]),
    st.sampled_from(["", "2026-11-01", "2026-11-02"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=8), st.integers(0, 8))
def test_what_is_read_hangs_on_the_rows_alone(rows: list[tuple[str, ...]], cut: int) -> None:
    lines = [",".join(row) + "\n" for row in rows]
    one = figures(a="".join(lines))
    other = figures(a="".join(reversed(lines[cut:])), b="".join(lines[:cut]))
    assert [repr(each.__dict__) for each in one] == [repr(each.__dict__) for each in other]
    assert len({each.figure + each.period + str(each.group) for each in one}) == len(one)
