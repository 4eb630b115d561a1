"""The small files of the log joined: what is read before is read after."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kits.edit.events import columns, new_rows
from kits.edit.tidying import Joined, tidied
from kits.model.forgotten import Tombstone, mark_of
from kits.model.log import KINDS, RECEIPTS, Log
from kits.model.places import Place
from kits.schema.loading import load_community
from kits.schema.logs import load_receipts
from kits.source.content import read_content
from kits.source.decoding import TABLE_LIMIT
from tests.schema.written import Files, built_in, tree
from tests.source.shown import MemoryTree

TODAY = date(2026, 12, 1)
CHECK = "group,day,note\n"


def tidy(made: MemoryTree) -> MemoryTree:
    files = {**made.files, **tidied(made, (), TODAY).files}
    return MemoryTree({path: data for path, data in files.items() if data is not None})


def log(made: MemoryTree) -> tuple[Log, object]:
    """All that is read, receipts as a bag: which of two counts does not hang on their order."""
    content, found = read_content(made)
    community, more = load_community(content, built_in())
    assert community is not None
    assert not found + more
    receipts = {
        campaign: {repr(row.__dict__) for row in load_receipts(content, campaign)[0]}
        for campaign in content.receipts
    }
    return community.log, receipts


def after(written: Files) -> dict[str, str]:
    made = tidy(tree(written))
    start = "content/log/"
    return {
        path.removeprefix(start): made.read(path).decode()
        for path in made.paths()
        if path.startswith(start)
    }


def test_a_month_that_is_over_is_one_file() -> None:
    written = {
        "log/checks/2026-11-20-aa.csv": f"{CHECK}b,2026-11-20,\na,2026-11-20,quiet\n",
        "log/checks/2026-11-21-bb.csv": f"{CHECK}a,2026-11-20,quiet\na,2026/11/2 19:00,\n",
        "log/checks/2026-10-01-cc.csv": f"{CHECK}a,2026-10-01,\n",
        "log/checks/2026-11-30-dd.csv": f"{CHECK}a,2026-11-30,\na,2026-12-01,\n",
        "log/checks/by-hand.csv": f"{CHECK}a,2026-11-05,\n",
        "log/receipts/drive/2026-11-20-ee.csv": (
            "group,message,at,how,note\na,m,2026-11-20T08:00:00+08:00,seen,\"One, two\"\n"
        ),
    }  # fmt: skip
    found = after(written)
    assert found == {
        "checks/2026-10.csv": f"{CHECK}a,2026-10-01,\n",
        "checks/2026-11.csv": f"{CHECK}a,2026-11-20,quiet\na,2026/11/2 19:00,\nb,2026-11-20,\n",
        "checks/2026-11-30-dd.csv": written["log/checks/2026-11-30-dd.csv"],
        "checks/by-hand.csv": written["log/checks/by-hand.csv"],
        "receipts/drive/2026-11.csv": (
            'group,message,at,how,version,note\na,m,2026-11-20T08:00:00+08:00,seen,,"One, two"\n'
        ),
    }
    (_, november, _) = tidied(tree(written), (), TODAY).joined
    assert november == Joined(path="content/log/checks/2026-11.csv", files=2, rows=3, twice=1)


def test_what_comes_late_joins_its_month() -> None:
    month = "day,group\n2026-11-20,a\n"
    assert after({"log/checks/2026-11.csv": month}) == {"checks/2026-11.csv": month}
    late = f"{CHECK}b,2026-11-21,\n"
    assert after({"log/checks/2026-11.csv": month, "log/checks/2026-11-21-aa.csv": late}) == {
        "checks/2026-11.csv": f"{CHECK}a,2026-11-20,\nb,2026-11-21,\n"
    }


def test_no_file_is_written_over() -> None:
    """A month's file that cannot be taken keeps all of its kind where it is."""
    for month in (f"{CHECK}a,2026-12-01,\n", "group,day,seen\na,2026-11-01,x\n", "<<<<<<<\n"):
        written = {
            "log/checks/2026-11.csv": month,
            "log/checks/2026-11-21-aa.csv": f"{CHECK}b,2026-11-21,\n",
        }
        plan = tidied(tree(written), (), TODAY)
        assert (plan.files, set(plan.left)) == ({}, {"content/log/checks/2026-11.csv"})


def test_what_one_table_could_not_hold_stays_apart() -> None:
    """Nobody could read it any more."""
    head, path = "figure,period,value,unit,source,day\n", "log/figures/2026-11-0{}-aa.csv"
    most = TABLE_LIMIT // 2 // 32_000 + 1
    files = {
        path.format(day): head
        + "".join(f"{day}-{n},2026-11,1,posts,{'x' * 32_000},2026-11-0{day}\n" for n in range(most))
        for day in (1, 2)
    }
    assert tidied(tree(files), (), TODAY).files == {}


def test_nobody_who_was_forgotten_is_joined_in() -> None:
    rows = "group,person,role,until\na,mira,leader,2026-11-01\n"
    stone = Tombstone(mark_of("mira"), Place("x"))
    path = "content/log/terms/2026-11-01-aa.csv"
    plan = tidied(tree({"log/terms/2026-11-01-aa.csv": rows}), (stone,), TODAY)
    assert (plan.files, plan.left) == ({}, (path,))


CELLS = {
    "group": st.sampled_from(["a", "b"]),
    "message": st.sampled_from(["m", "n@2026-11-01"]),
    "at": st.sampled_from(["2026-11-01T08:00:00+08:00", "2026-10-31T23:00:00Z"]),
    "how": st.sampled_from(["code", "cannot"]),
    "id": st.sampled_from(["maps", "seats"]),
    "day": st.sampled_from(["2026-11-01", "2026-11-01 19:00", "2026-10-02", "2026-12-01"]),
    "until": st.sampled_from(["2026-11-01", "2026-09-30"]),
    "since": st.just(""),
    "role": st.sampled_from(["leader", "owner"]),
    "person": st.sampled_from(["mira", "bo"]),
    "told": st.sampled_from(["", "2026-11-03", "2026-11-03; 2026-11-04"]),
    "owner": st.sampled_from(["", "bo"]),
    "month": st.sampled_from(["2026-11", "2026/10", "2026-12"]),
    "version": st.sampled_from(["", "A4"]),
    "axis": st.sampled_from(["speaks", "loyal"]),
    "seen_by": st.sampled_from(["", "bo"]),
    "ask_again": st.sampled_from(["", "2027-03-01"]),
}
FIGURE_CELLS = {
    "figure": st.sampled_from(["Seen", "Heard, too"]),
    "period": st.sampled_from(["2026-11", "2026-W45"]),
    "value": st.sampled_from(["1", "1.0", "41"]),
    "unit": st.sampled_from(["posts", "hours"]),
    "source": st.sampled_from(["Counted", "三；四"]),
    "day": st.sampled_from(["", "2026-11-01", "2026-10-02", "2026-12-01"]),
    "campaign": st.sampled_from(["", "drive"]),
}
TEXT = st.sampled_from(["", "One", 'He said "two", and left', "三；四"])


def _cells(kind: str, name: str) -> st.SearchStrategy[str]:
    if (kind, name) == ("notes", "answer"):
        return st.sampled_from(["", "asked", "later"])
    if kind == "figures" and name in FIGURE_CELLS:
        return FIGURE_CELLS[name]
    if name == "team":
        return st.just("north" if kind == "assessments" else "")
    return CELLS.get(name, TEXT.filter(bool) if name in ("what", "feedback") else TEXT)


FILE = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.lists(
            st.fixed_dictionaries(
                {name: _cells(kind, name) for name in columns(kind)}
            ),
            max_size=4,
        ),
        st.booleans(),
    )
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(FILE, max_size=12))
def test_the_same_is_read_before_and_after(
    files: list[tuple[str, list[dict[str, str]], bool]],
) -> None:
    """And a second time nothing is left to do."""
    written: dict[str, bytes] = {}
    for kind, rows, by_hand in files:
        made = new_rows(kind, rows, date(2026, 11, 1), "drive" if kind == RECEIPTS else None)
        for path, data in made.items():
            name = path.removeprefix("content/")
            written[name.replace("2026-11-01-", "hand-") if by_hand else name] = data
    before = tree(written)
    joined = tidy(before)
    assert log(joined) == log(before)
    assert tidied(joined, (), TODAY).files == {}
