"""The work: a reading community of many groups, whose values are as awkward as people make them."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

CAMPAIGN = "night-of-the-long-letter"
TITLE = "The night of the *long* letter"
NOW = "2026-12-01T12:00:00+00:00"
LATER = tuple(f"2026-12-{day:02}T12:00:00+00:00" for day in (2, 3, 4))
"""The days after NOW, on which nothing falls due."""
DUE = "2026-12-06T12:00:00+00:00"
"""When the first message has fallen due in every group."""
CITIES = (
    ("Łódź", "Europe/Warsaw"),
    ("São Paulo", "America/Sao_Paulo"),
    ("St. John's", "America/St_Johns"),
    ("Kuala Lumpur", "Asia/Kuala_Lumpur"),
    ("Stoke-on-Trent", "Europe/London"),
    ("Nuku’alofa", "Pacific/Tongatapu"),
    ("Wagga Wagga", "Australia/Sydney"),
    ("Côte-des-Neiges", "America/Toronto"),
    ("Aix_en_Provence", "Europe/Paris"),
    ("New York", "America/New_York"),
)
NAMES = (
    "{city} · Lamplight",
    "{city} Readers & Friends",
    "*Slow* Readers of {city}",
    "{city} (C# and poetry)",
    "The {city} 8_to_9 club",
    "Books <3 {city}",
    "{city}: «Night» shelf",
    "{city} “page a day”",
    "灯下 {city}",
    "#{n} {city} ~ by ear",
)
LEADERS = ("Mira", "Tomáš N.", "Ngô Thị Lan", "D'Arcy", "Ann-Sofie (she/her)", "Jo_Jo", "Ö. Yıldız")
PLACES = (
    "The Old Library, 2nd floor (ring twice)",
    "Café *Zwei*, back room",
    "12/3 O'Connell St.",
    "Room B_14, Arts & Letters",
    "[behind] the church on King’s Rd",
    "Tea house ~ upstairs",
)
CHANNELS = (
    ("whatsapp", "telegram"),
    ("discord", "whatsapp"),
    ("telegram", "signal"),
    ("whatsapp", "discord"),
    ("telegram",),
)
"""1.8 channels a group."""
TWO_CHANNELS = CHANNELS[:4]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message of the campaign."""

    id: str
    title: str
    send: str
    text: str

    @property
    def text_id(self) -> str:
        """The same for two messages that say the same."""
        return self.id.removesuffix("-again")


MESSAGES = (
    Message(
        id="20-launch",
        title="The first evening",
        send="2026-12-05 18:00",
        text="""\
**{{ campaign.title }}** begins on **{{ here.starts | day }}**.

Dear readers of {{ group.name }}, we write one letter together:

- {{ here.place }}
- with {{ here.host }}

Say that you are coming: {{ link }}
""",
    ),
    Message(
        id="40-half",
        title="Half of the letter is written",
        send="2026-12-10 12:30",
        text="""\
Half of the letter is written. *Thank you*, {{ group.name }}!

> Nobody has to write well.

Tonight {{ here.host }} brings tea: {{ here.place }}. {% if group.link %}Bring a friend: {{ group.link }}{% endif %}
""",
    ),
    Message(
        id="60-last-day",
        title="The last page",
        send="2026-12-13 09:00",
        text="""\
Until **22:00**, then the letter is sealed. ~~Three pages~~ One line will do:

1. Open {{ link }}
2. Name your city, {{ group.city }}
3. Tell {{ leader }} who may read it
""",
    ),
)
AGAIN = {
    "20-launch": "2026-12-07 08:00",
    "40-half": "2026-12-11 19:30",
    "60-last-day": "2026-12-12 19:30",
}
"""When each of them is sent once more, where there are six."""


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
        f"{campaign}/campaign.md": _CAMPAIGN,
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


def values(work: Work) -> list[dict[str, str | list[str]]]:
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


_CAMPAIGN = f"""\
---
title: "{TITLE}"
kind: dispatch
state: ready
operator: ops
announcer: leader
starts: 2026-12-07 19:30
ends: 2026-12-13
groups: all
link: https://letters.example/{CAMPAIGN}?form=1
brief: {{background: Winter is long, goal: One letter}}
crew: [wren]
---
One letter, a page an evening.
"""
