"""The work: a reading community of many groups, whose values are as awkward as people make them."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.work.words import (
    AGAIN,
    CAMPAIGN,
    CAMPAIGN_FILE,
    CHANNELS,
    CITIES,
    LEADERS,
    MESSAGES,
    NAMES,
    PLACES,
    Message,
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """How much there is to do."""

    groups: int
    messages: int = 3
    channels: tuple[tuple[str, ...], ...] = CHANNELS

    @property
    def each(self) -> str:
        """What each group gets: messages and channels."""
        return f"{self.messages} × {sum(map(len, self.channels)) / len(self.channels):g}"

    @property
    def sent(self) -> list[Message]:
        """The messages, in the order of their ids."""
        again = [replace(m, id=f"{m.id}-again", send=AGAIN[m.id]) for m in MESSAGES]
        return [*MESSAGES, *again][: self.messages]


def write(project: Path, work: Work) -> None:
    """Makes the community anew in a folder."""
    shutil.rmtree(project, ignore_errors=True)
    campaign = f"content/campaigns/{CAMPAIGN}"
    files = {
        "mkdocs.yml": "site_name: Lamplight Readers\ndocs_dir: content/pages\nsite_dir: site/public\n"
        "theme: {name: material, font: false}\nplugins: [kits]\n",
        "content/pages/index.md": "# Lamplight Readers\n\nWe read in the evening.\n",
        "content/community.yml": "name: Lamplight Readers\nlocale: en\ntimezone: Europe/London\n"
        "urls: {public: https://lamp.example/, leaders: https://leaders.lamp.example/}\n"
        'link_tags: "g={{ group.id }}"\n',
        "content/people/people.csv": "id,name,credit,role\nops,Ops,,staff\nwren,Wren,name,user\n",
        "content/groups/groups.csv": _table([_group(n, work) for n in range(work.groups)]),
        f"{campaign}/campaign.md": CAMPAIGN_FILE,
        f"{campaign}/groups.csv": _table([_here(n) for n in range(work.groups)]),
    }
    for message in work.sent:
        files[f"{campaign}/messages/{message.id}.md"] = (
            f"---\ntitle: {message.title}\nsend: {message.send}\n---\n{message.text}"
        )
    for path, content in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(content, encoding="utf-8")


def edit_row(project: Path, turn: int) -> None:
    """One group meets in another way: a link in the middle of the roster."""
    table = project / "content/groups/groups.csv"
    lines = table.read_text(encoding="utf-8").split("\n")
    at = len(lines) // 2
    link = lines[at].rpartition(",")[0]
    lines[at] = f"{link},https://chat.example/new-door_{turn}?a=1&b=2"
    table.write_text("\n".join(lines), encoding="utf-8")


def edit_message(project: Path, turn: int) -> str:
    """The last message says one sentence more, in every group: the sentence, another each turn."""
    sentence = f"Bring pencil number {turn}."
    message = project / f"content/campaigns/{CAMPAIGN}/messages/{MESSAGES[2].id}.md"
    with message.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    return sentence


def write_people(project: Path, rows: int) -> None:
    """A community of one group in which so many people are known."""
    write(project, Work(groups=1))
    people = [
        {
            "id": f"p-{n}",
            "name": f"{LEADERS[n % len(LEADERS)]} {n}",
            "credit": "name",
            "role": "user",
        }
        for n in range(rows - 2)
    ]
    with (project / "content/people/people.csv").open("a", encoding="utf-8") as file:
        file.write(_table(people).partition("\n")[2])


def write_figures(path: Path, rows: int, groups: int) -> None:
    """A table of figures of some groups, a month each, of two years."""
    with path.open("w", encoding="utf-8") as file:
        file.write("figure,period,value,unit,group,source,day\n")
        for n in range(rows):
            months, group = divmod(n, groups)
            figure, month = divmod(months, 23)
            period = f"{2025 + month // 12}-{month % 12 + 1:02}"
            value = n * 7919 % 3001
            row = (
                f"sign-ups {figure},{period},{value},people,group-{group:06},The form,{period}-28\n"
            )
            file.write(row)


def records(work: Work) -> list[dict[str, str | list[str]]]:
    """What the same groups are for another program: roster and campaign in one record a group."""
    return [
        {**_group(n, work), **_here(n), "channels": list(work.channels[n % len(work.channels)])}
        for n in range(work.groups)
    ]


def _group(n: int, work: Work) -> dict[str, str]:
    city, zone = CITIES[n % len(CITIES)]
    name = NAMES[n // len(CITIES) % len(NAMES)].format(city=city, n=n)
    return {
        "id": f"group-{n:06}",
        "name": f"{name} {n // 100}" if n >= 100 else name,
        "channels": ";".join(work.channels[n % len(work.channels)]),
        "city": city,
        "timezone": zone,
        "members": str(12 + n % 27),
        "leader_name": LEADERS[n % len(LEADERS)],
        "link": f"https://chat.example/join_{n}?from=wall&n={n:x}",
    }


def _here(n: int) -> dict[str, str]:
    return {
        "group": f"group-{n:06}",
        "place": f"{PLACES[n % len(PLACES)]}, no. {n % 89}",
        "host": LEADERS[n * 3 % len(LEADERS)],
    }


def _table(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
