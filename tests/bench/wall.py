"""A wall of twenty thousand people: how long its site takes, in how much memory, and how heavy."""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from click.testing import CliRunner
from rich.console import Console
from rich.table import Table

from kits.cli import main as kits

PEOPLE = 20_000
YEARS = range(2017, 2027)
A_YEAR = 6
"""Campaigns in each year."""
GROUPS = 300
DUTIES = ("copywriting", "promotion", "intake", "judging", "awarding", "resources")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
NAMES = "晚晴砚秋远山知薇若谷牧野湘龄北辰海棠小河静宜春和清源鹭微榕生文珺梦瑶月秋"
NOW = "2026-12-31T12:00:00+08:00"


def main() -> None:
    """Print what the site of such a community costs, and what its pages weigh."""
    with TemporaryDirectory() as scratch:
        project = Path(scratch)
        _write(project)
        console = Console()
        for told in ("first", "again"):
            began, worked = perf_counter(), process_time()
            options = ["-C", scratch, "--now", NOW, "build", "--audience", "public"]
            built = CliRunner().invoke(kits, options)
            if built.exit_code:
                sys.exit(built.output)
            took = (
                f"{perf_counter() - began:.1f} s, of them {process_time() - worked:.1f} s at work"
            )
            console.print(f"{told}: {took} · {built.stdout.splitlines()[-1]}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        console.print(f"memory at its peak: {peak:.0f} MB\n")
        console.print(_weights(project / "site/public"))


def _weights(site: Path) -> Table:
    """Bytes of one page of each kind, the heaviest of it."""
    table = Table("page", box=None)
    table.add_column("KB", justify="right")
    kinds = {
        "wall/index.html": "wall/index.html",
        "wall/index.json": "wall/index.json",
        "wall.json": "wall.json",
        "a year": "wall/2???/index.html",
        "a list": "wall/*/*/**/index.html",
        "all groups": "wall/group/index.html",
        "a person": "people/*/index.html",
        "a campaign": "campaigns/*/index.html",
        "strip.svg": "wall/strip.svg",
        "embed.html": "wall/embed.html",
    }
    for name, pattern in kinds.items():
        heaviest = max(path.stat().st_size for path in site.glob(pattern))
        table.add_row(name, f"{heaviest / 1000:,.1f}")
    return table


def _write(project: Path) -> None:
    """A community in which everyone did something, most of them twice, over ten years."""
    files = {
        "mkdocs.yml": "site_name: 长灯\ndocs_dir: content/pages\nsite_dir: site/public\n"
        "theme: {name: material, language: zh, font: false}\nplugins: [kits]\n",
        "content/community.yml": "name: 长灯\nlocale: zh\ntimezone: Asia/Shanghai\n"
        "urls: {public: https://lamp.example/}\n",
        "content/people/people.csv": "id,name,credit,role\nops,运营,,staff\n"
        + "".join(f"p-{n},{_name(n)},name,user\n" for n in range(PEOPLE)),
        "content/groups/groups.csv": "id,name,channels,leaders,stage\n"
        + "".join(
            f"g-{n},第{n}群,wechat,p-{n},{'model' if n % 50 == 0 else 'running'}\n"
            for n in range(GROUPS)
        ),
    }
    campaigns = [(year, place) for year in YEARS for place in range(A_YEAR)]
    for at, (year, place) in enumerate(campaigns):
        doing = [n for n in range(PEOPLE) if n % len(campaigns) == at or n * 7 % 67 == at]
        folder = f"content/campaigns/c-{year}-{place}"
        files[f"{folder}/campaign.md"] = _campaign(year, place, doing)
        files[f"{folder}/recap.md"] = "谢谢每一位读到最后的人。\n"
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    (project / "content/pages").mkdir()


def _campaign(year: int, place: int, doing: list[int]) -> str:
    duties = "".join(
        f"  {duty}: [p-{doing[n]}, p-{doing[-n - 1]}]\n" for n, duty in enumerate(DUTIES)
    )
    credits = "".join(
        f"- {{person: p-{n}, for: 第{n}件小事做得很仔细, kind: helping, group: g-{n % GROUPS}}}\n"
        for n in doing
    )
    stars = "".join(
        f"- {{person: p-{n}, for: 一年都在, kind: star, when: {year}-12-20}}\n"
        for n in (doing[:20] if place == A_YEAR - 1 else [])
    )
    month = 1 + place * 2
    return (
        f"---\ntitle: {year} 年第 {place + 1} 次夜读\nkind: contest\nstate: ready\n"
        f"operator: ops\nannouncer: p-{doing[0]}\n"
        f"starts: {year}-{month:02}-01\nends: {year}-{month:02}-07\ngroups: all\n"
        f"crew: [p-{doing[0]}, p-{doing[1]}]\nbrief: {{background: 大家想读, goal: 读完}}\n"
        f"awards: [{{id: one, name: 一行, prize: 书签, criteria: 抄得好, settlement: 评委挑, why: 好, "
        f"winners: [p-{doing[2]}]}}]\n"
        f"duties:\n{duties}credits:\n{credits}{stars}---\n一起读一个星期。\n"
        "## 主题\n一页\n## 活动规则\n每晚一页\n## 评选规则\n评委挑\n## 注意事项\n不比多少\n"
        "## 常见问题\n### 可以停吗？ {#stop}\n可以。\n"
    )


def _name(n: int) -> str:
    return SURNAMES[n % len(SURNAMES)] + NAMES[n // 7 % len(NAMES)] + NAMES[n // 3 % len(NAMES)]


if __name__ == "__main__":
    main()
