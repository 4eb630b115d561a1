"""What the community of the bench says: names as awkward as people make them, and its messages."""

from __future__ import annotations

from dataclasses import dataclass

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

CAMPAIGN_FILE = f"""\
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
