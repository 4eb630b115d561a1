"""Groups that are worked on by several processes give what one gives."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from kits.hosts.forking import FEW, WorkerLost, shared_out
from kits.hosts.phones import Phones, Written
from kits.hosts.site import SiteTree
from kits.model.artifacts import File
from kits.pipeline import Checked, check, load
from kits.render.renderers import BUILT_IN, phones_of
from tests.hosts.test_site import read
from tests.render.day.lamplight import NOW
from tests.schema.written import Files, campaign, tree

MANY = range(FEW + 7)


def pids(items: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(items)


@pytest.mark.parametrize("jobs", [2, 3, 5])
def teststretches_are_all_items_in_their_order_each_in_a_process_of_its_own(jobs: int) -> None:
    parts = list(shared_out(pids, MANY, jobs))
    assert [item for _pid, items in parts for item in items] == list(MANY)
    assert len({pid for pid, _items in parts} - {os.getpid()}) == jobs
    sizes = [len(items) for _pid, items in parts]
    assert max(sizes) - min(sizes) <= 1
    assert active_children() == []


@pytest.mark.parametrize(("jobs", "count"), [(1, len(MANY)), (4, FEW - 1)])
def test_what_is_little_is_done_here(jobs: int, count: int) -> None:
    assert list(shared_out(pids, range(count), jobs)) == [(os.getpid(), list(range(count)))]


def test_an_exception_there_is_one_here_and_nobody_is_left_at_work() -> None:
    def work(items: Sequence[int]) -> int:
        if 0 in items:
            raise KeyError("no such group")
        time.sleep(60)
        return 0

    with pytest.raises(KeyError, match="no such group") as caught:
        list(shared_out(work, MANY, 2))
    assert "in work" in caught.value.__notes__[0]
    assert active_children() == []


def test_a_process_that_is_ended_from_outside_is_told_of() -> None:
    def work(items: Sequence[int]) -> int:
        if MANY[-1] in items:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(items)

    with pytest.raises(WorkerLost, match="ended from outside"):
        list(shared_out(work, MANY, 2))
    assert active_children() == []


def test_what_cannot_be_brought_here_is_an_exception() -> None:
    with pytest.raises((AttributeError, TypeError, ValueError, WorkerLost)):
        list(shared_out(lambda items: lambda: items, MANY, 2))
    assert active_children() == []


def test_pages_that_others_wrote_are_heard_of(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    site = SiteTree(tmp_path / "new")
    phones = Phones("leaders", site)

    def work(items: Sequence[int]) -> Written:
        return phones.take(File(path=f"g/{n}/index.html", content=b"%d" % n) for n in items)

    assert len(list(shared_out(work, MANY, 2, phones.hear))) == 2
    assert list(site.paths) == [f"g/{n}/index.html" for n in MANY]
    assert (site.size.files, len(read(tmp_path / "new"))) == (len(MANY), len(MANY))


def community() -> Files:
    """Groups of several languages, of which every third has no link and some are waived."""
    rows = "".join(
        f"g{n},Group {n},wechat,{'fr' if n % 4 == 0 else ''},"
        f"{'' if n % 3 == 0 else f'https://x.example/{n}'},mira\n"
        for n in range(FEW + 31)
    )
    return {
        "community.yml": "name: Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n",
        "people/all.csv": "id,name,credit,role\nops,Ines,,staff\nmira,Mira,name,user\n",
        "groups/all.csv": f"id,name,channels,locale,link,leaders\n{rows}",
        "waivers.csv": "record,rule,reason\n"
        + "".join(f"groups/g{n},missing-translation,They read English.\n" for n in (4, 120)),
        "campaigns/river/campaign.md": campaign(starts="2026-12-07", ends="2026-12-13"),
        "campaigns/river/messages.csv": "id,title,send,text\n"
        "10-join,Join,2026-12-09 07:40,Come: {{ group.link }}\n"
        "20-read,Read,2026-12-10 07:40,Read on.\n",
    }


def checked(jobs: int, folder: Path) -> tuple[Checked, dict[str, bytes]]:
    (folder / str(jobs)).mkdir()
    phones = Phones("leaders", SiteTree(folder / str(jobs)))
    made = check(
        load(tree(community())),
        NOW,
        lambda seen, bundle: phones.take(phones_of(BUILT_IN, seen, bundle)),
        partial(shared_out, jobs=jobs, hear=phones.hear_all),
    )
    assert isinstance(made, Checked)
    return made, read(folder / str(jobs))


def test_two_processes_find_and_write_what_one_does(tmp_path: Path) -> None:
    (one, alone), (two, together) = checked(1, tmp_path), checked(2, tmp_path)
    assert two.findings == one.findings
    assert two.waived == one.waived
    assert list(two.shares) == list(one.shares)
    assert together == alone
    assert len(list(one.shares)) == FEW + 31
    assert [str(found.message) for found in one.findings] == [
        'campaign "river" is not written in "fr", as group "g0" and 30 more speak',
        'message "10-join" is not written in "fr", as group "g0" and 30 more speak',
        'message "20-read" is not written in "fr", as group "g0" and 30 more speak',
        '"mira" is to post "20-read" in 131 groups at 2026-12-10 07:40',
        'message "10-join" prints "link", which group "g0" and 43 more do not have',
        '"mira" leads 131 groups, and 5 are enough',
    ]
    assert [len(each.findings) for each in one.waived] == [3, 3]
