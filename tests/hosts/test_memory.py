"""A build that takes over what an earlier one made of groups gives what a cold one gives."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.cli.making import make
from kits.cli.project import Project
from kits.hosts.standing import Build
from kits.model.audiences import Audience
from kits.model.packing import Unpackable, packed, unpacked
from tests.hosts.test_building import Plain, read

NOW = datetime.fromisoformat("2026-12-01T12:00:00+08:00")
FIRST: Mapping[str, str] = {
    "content/teams/east.md": "---\nname: 东片\nkind: zone\ngroups: all\nlead: mira\n"
    "until: 2026-12-20\ntasks:\n  - {id: maps, what: 画图, credit: map}\n---\n",
    "mkdocs.yml": "site_name: Lamplight Readers\ndocs_dir: content/pages\n",
    "content/pages/index.md": "# Lamplight Readers\n",
    "content/community.yml": "name: Lamplight Readers\nlocale: zh\ntimezone: Asia/Shanghai\n"
    "urls: {public: https://lamp.example/, leaders: https://leaders.lamp.example/}\n"
    "shout_outs: auto\n",
    "content/badges.yml": "- id: first-lamp\n  name: 第一盏灯\n  for: 第一次帮忙\n  rule: {credit: announce}\n",
    "content/people/people.csv": "id,name,called,credit,alias,role,groups,locale\n"
    "ops,周宁,,,,staff,,\n"
    "mira,米拉,阿米,name,,user,north,\n"
    "noor,Noor,,alias,N.,user,north;poems,en\n"
    "kai,凯,,none,,user,london,\n",
    "content/groups/groups.csv": "id,name,channels,leaders,deputies,timezone,members,locale,link\n"
    "north,北方读书会,wechat,mira,noor,,30,,https://chat.example/north\n"
    "poems,诗歌角,wechat;qq,noor,,,12,,\n"
    "london,London by lamplight,whatsapp,kai,,Europe/London,25,en,\n"
    "quiet,静夜,wechat,,,,8,,\n",
    "content/groups/hq.md": "---\nname: 总群\nkind: hq\nchannels: wechat\nleader_name: 周宁\n---\n",
    "content/campaigns/river/campaign.md": "---\ntitle: 河边七日\noperator: ops\nannouncer: mira\n"
    "state: ready\nkind: dispatch\nstarts: 2026-12-01\nends: 2026-12-07\ngroups: all\n"
    "---\n",
    "content/campaigns/river/messages/10-start.md": "---\ntitle: 开始\nsend: starts 20:00\n"
    "variants: \"{{ group.name }}，{{ here.place or '河边' }}见。{{ leader | default('我们') }}\"\n---\n"
    "{{ group.name }}的朋友们，我们今天从{{ here.place or '河边' }}开始。{{ leader | default('我们') }}\n",
    "content/campaigns/river/messages/20-end.md": "---\ntitle: 结束\nsend: ends 20:00\n---\n"
    "谢谢大家！{{ link | default('') }}\n"
    "{% for fact in campaign.facts %}\n{{ fact.what }}（{{ fact.source }}）\n{% endfor %}\n",
    "content/facts.csv": "id,what,source,checked_on,until\n"
    "hall,大厅开着,门口的牌子,2026-11-20,2026-12-05\nlamp,灯修好了,群里的照片,2026-12-03,\n",
    "content/campaigns/river/messages/30-teams.md": "---\ntitle: 给团队\nsend: starts 21:00\n"
    "to: teams\n---\n{{ team.name }}：{% for one in team.groups %}{{ one }} {% endfor %}\n",
    "content/campaigns/river/groups.csv": "group,place\nnorth,松花江\nlondon,the Thames\n",
    "content/campaigns/past.md": "---\ntitle: 旧事\noperator: ops\nannouncer: mira\nstate: ready\n"
    "kind: dispatch\nstarts: 2026-09-01\nends: 2026-09-07\ngroups: all\n---\n",
}
EDITS: tuple[tuple[str, str, str], ...] = (
    ("content/groups/groups.csv", "北方读书会", "北方<夜>读书会"),
    (
        "content/groups/groups.csv",
        "poems,诗歌角,wechat;qq,noor,,,12",
        "poems,诗歌角,qq,kai,mira,,80",
    ),
    ("content/groups/groups.csv", "quiet,静夜,wechat,,,,8,,\n", ""),
    ("content/groups/groups.csv", "quiet,静夜", "early,晨读,wechat,mira,,,9,,\nquiet,静夜"),
    ("content/groups/groups.csv", "Europe/London", "America/New_York"),
    ("content/groups/hq.md", "leader_name: 周宁", "leader_name: 林夏"),
    ("content/people/people.csv", "mira,米拉,阿米", "mira,米拉,米米"),
    ("content/people/people.csv", "noor,Noor,,alias,N.", "noor,Noor Real,,name,"),
    ("content/people/people.csv", "kai,凯,,none,,user,london,", "kai,凯,小凯,none,,user,north,en"),
    ("content/campaigns/river/groups.csv", "松花江", "呼兰河"),
    ("content/campaigns/river/groups.csv", "group,place\n", "group,place,ends\n"),
    ("content/campaigns/river/groups.csv", "north,松花江\n", ""),
    ("content/campaigns/river/messages/20-end.md", "谢谢大家", "**谢谢**每一位"),
    ("content/campaigns/river/messages/20-end.md", "ends 20:00", "ends+2d 20:00"),
    ("content/campaigns/river/campaign.md", "announcer: mira", "announcer: leader"),
    ("content/campaigns/river/campaign.md", "groups: all", "groups: [north, london]"),
    ("content/campaigns/river/campaign.md", "state: ready", "state: paused"),
    ("content/campaigns/past.md", "announcer: mira", "announcer: noor"),
    ("content/community.yml", "shout_outs: auto", "shout_outs: off"),
    ("content/community.yml", "Asia/Shanghai", "Asia/Tokyo"),
    ("content/badges.yml", "第一盏灯", "头一盏灯"),
    ("content/teams/east.md", "lead: mira", "lead: kai"),
    ("content/facts.csv", "大厅开着", "大厅关了"),
    ("content/facts.csv", "2026-12-05", "2026-12-02"),
    ("content/groups/groups.csv", "quiet,静夜,wechat,", "quiet,静夜,wechat,mira"),
    ("content/teams/east.md", "groups: all", "groups: [north, london]"),
    ("content/teams/east.md", "credit: map}", "credit: map, taken_by: [noor], done: 2026-11-20}"),
)
"""Any of them undoes itself the next time."""
STEPS = st.lists(
    st.one_of(
        st.sampled_from(range(len(EDITS))),
        st.sampled_from([timedelta(hours=9), timedelta(days=1), timedelta(days=5)]),
        st.sampled_from(["north", "london"]),
    ),
    min_size=1,
    max_size=6,
)


def written(project: Path) -> None:
    for path, text in FIRST.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")


def edit(project: Path, number: int) -> None:
    path, old, new = EDITS[number]
    text = (project / path).read_text(encoding="utf-8")
    if old in text:
        text = text.replace(old, new, 1)
    elif new:
        text = text.replace(new, old, 1)
    else:
        text += old
    (project / path).write_text(text, encoding="utf-8")


def build(project: Path, out: Path, now: datetime) -> tuple[dict[str, bytes], dict[str, int]]:
    """The leaders' tree, and when each of its files was written."""
    this = Build(project, out, ["leaders"], ["plain"])
    make(Project(project, lambda: now), [Audience.LEADERS], Plain(), out, 1, this, untrusted=False)
    tree = out / "leaders"
    return read(tree), {path: (tree / path).stat().st_mtime_ns for path in read(tree)}


@given(STEPS)
@settings(max_examples=15, deadline=None)
def test_a_kept_build_is_a_cold_one(steps: list[int | timedelta | str]) -> None:
    with TemporaryDirectory() as folder:
        project, now = Path(folder, "p"), NOW
        written(project)
        build(project, project / "site", now)
        for number, step in enumerate(steps):
            match step:
                case int():
                    edit(project, step)
                case timedelta():
                    now += step
                case str():  # somebody's hand in the tree
                    page = project / "site/leaders/g" / step / "index.html"
                    page.write_text("mine") if page.exists() else None
            kept, _ = build(project, project / "site", now)
            cold, _ = build(project, Path(folder, f"cold{number}"), now)
            assert kept == cold


def test_one_row_is_one_group(tmp_path: Path) -> None:
    written(tmp_path)
    before, times = build(tmp_path, tmp_path / "site", NOW)
    edit(tmp_path, 9)
    after, later = build(tmp_path, tmp_path / "site", NOW)
    changed = {path for path in after if later[path] != times.get(path)}
    assert {path.split("/")[1] for path in changed if path.startswith("g/")} == {"north"}
    assert {path for path in before if before[path] != after[path]} == changed


def test_nothing_is_composed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    build(tmp_path, tmp_path / "site", NOW)
    edit(tmp_path, 9)
    composed: list[str] = []
    from kits.texts.bundling import Bundler

    bundle = Bundler.bundle
    monkeypatch.setattr(
        Bundler, "bundle", lambda self, group: (composed.append(group.id), bundle(self, group))[1]
    )
    build(tmp_path, tmp_path / "site", NOW)
    assert composed == ["north"]
    composed.clear()
    asks = tmp_path / "content/log/asks/2026-12-01-a.csv"
    asks.parent.mkdir(parents=True)
    asks.write_text("id,day,what,group,answer\nmap,2026-12-01,A map,london,Tomorrow\n")
    build(tmp_path, tmp_path / "site", NOW)
    assert composed == ["london"], "what happened elsewhere is of no account"
    composed.clear()
    build(tmp_path, tmp_path / "site", NOW + timedelta(hours=9))
    assert "north" in composed, "20:00 has come"


def test_a_finding_is_told_again_once_its_waiver_is_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path)
    (tmp_path / "content/waivers.csv").write_text(
        "record,rule,reason,until\n"
        "groups/london,missing-translation,They read Chinese.,2026-12-02\n",
        encoding="utf-8",
    )
    told = []
    for days in (0, 1, 2, 3):
        build(tmp_path, tmp_path / "site", NOW + timedelta(days=days))
        told.append("missing-translation" in capsys.readouterr().out)
    assert told == [False, False, True, True]


def test_what_came_with_the_content_is_not_believed(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    written(ours)
    build(ours, ours / "site", NOW)
    (page,) = (ours / "site/leaders/g/north").glob("index.html")
    page.write_text("forged", encoding="utf-8")
    shutil.copytree(ours, theirs)
    made, _ = build(theirs, theirs / "site", NOW)
    assert b"forged" not in made["g/north/index.html"]


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    written(tmp_path)
    made, _ = build(tmp_path, tmp_path / "site", NOW)
    (place,) = (tmp_path / ".kits/standing").glob("*.bundles")
    place.write_bytes(b"no base")
    edit(tmp_path, 0)
    edit(tmp_path, 0)
    assert build(tmp_path, tmp_path / "site", NOW)[0] == made
    with closing(sqlite3.connect(place)) as base:
        assert dict(base.execute("select id, files from bundles"))["poems"]


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch /tmp/evil",)


def test_nothing_that_is_packed_runs_code(tmp_path: Path) -> None:
    with pytest.raises(Unpackable):
        unpacked(pickle.dumps(Evil()))
    assert unpacked(pickle.dumps(getattr)) is not getattr
    with pytest.raises(Unpackable):
        unpacked(pickle.dumps(os.system))
    assert unpacked(packed((NOW, {"a": (1, None)}))) == (NOW, {"a": (1, None)})
    written(tmp_path)
    made, _ = build(tmp_path, tmp_path / "site", NOW)
    (place,) = (tmp_path / ".kits/standing").glob("*.bundles")
    with closing(sqlite3.connect(place)) as base, base:
        base.execute("update bundles set share = ?, rest = ?", (pickle.dumps(Evil()),) * 2)
    edit(tmp_path, 0)
    edit(tmp_path, 0)
    assert build(tmp_path, tmp_path / "site", NOW)[0] == made


def test_a_wording_goes_round_though_nothing_of_the_group_itself_changed(tmp_path: Path) -> None:
    project = tmp_path / "p"
    written(project)
    table, row = project / "content/groups/walk.csv", "{},{},wechat,{}\n"
    table.write_text(
        "id,name,channels,leader_name\n"
        + row.format("alley", "巷", "老李")
        + "yard,院,wechat,老李\n"
    )
    kit, page = project / "site", "g/yard/river/kit.txt"
    second, _ = build(project, kit, NOW)
    assert "院，河边见" in second[page].decode()
    table.write_text(table.read_text().replace("alley,巷,wechat,老李", "alley,巷,wechat,老张"))
    first, _ = build(project, kit, NOW)
    assert "院的朋友们" in first[page].decode()
