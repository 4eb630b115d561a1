"""The reference of the content format, made from the schema and from where the code defines words.

It is in English, like the keys themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from kits.locale import ENGLISH
from kits.model.elements import PROSE, asked_of
from kits.model.moments import FORMS, UNITS
from kits.model.recipes import DUTIES
from kits.model.selectors import KEYS, RUNNING_STAGES
from kits.render.handbook.example import Example
from kits.render.handbook.keys import blocks
from kits.render.handbook.values import either
from kits.render.localised import clock, day
from kits.render.markdown import coded, markdown
from kits.schema.elements import OF_PRIZES
from kits.source.record_names import GRAMMAR
from kits.texts.environment import TESTS
from kits.texts.filters import FILTERS
from kits.texts.names import BLOCKS, NAMES
from kits.texts.syntax import TAGS

EXPRESSIONS = {
    "day": "campaign.starts | day",
    "date": "campaign.starts | date",
    "weekday": "campaign.starts | weekday",
    "time": "here.doors | time",
    "default": 'group.join | default("ask in the group")',
    "first": "community.values | first",
    "last": "community.values | last",
    "join": 'community.values | join(" / ")',
    "length": "community.values | length",
    "upper": "group.id | upper",
    "lower": "group.name | lower",
    "list": "community.values | list | length",
    "sort": 'community.values | sort | join(" / ")',
    "round": "2.4 | round",
}
"""Of each filter, an expression that the reference shows with what it prints."""

MEANINGS = {
    "community": "the community",
    "campaign": (
        "the campaign, with its own days and place; awards is for a for: each with name, prize, "
        "criteria, settlement, why and, in a message that is sent from the results on, winners"
    ),
    "group": "the group to which the text is sent",
    "message": "the message itself",
    "here": (
        "what is the group's own: a column of groups.csv, else the campaign's place, link and days"
    ),
    "leader": "what the group calls the one who runs it, else who stands in, else its contact",
    "announcer": "whose byline it bears, as they agreed to be named",
    "honours": (
        "for a for: those of the group who have newly earned a badge, each with "
        "name, badge, why and icon"
    ),
    "link": "where members take part: the group's own, else the campaign's; tagged",
    "channel": "the id of the channel for which the text is made",
    "person": "in an occasion: who is written to, with name and called",
    "operator": "in an occasion: who writes, as leaders know them",
    "mended": "for a for, in the occasion mended: what staff changed, each with what and why",
    "task": "in the occasion invite: the task that somebody is asked to take, where it is one, and "
    "whose it is (`of`)",
    "feedback": "in the occasion assess: what they are told",
    "team": (
        "in a text to teams: the team, with the names of its groups that the campaign reaches, and "
        "of those who lead it"
    ),
    "loop": "inside a for: where the repetition stands",
}
"""Of each name that a text can say, what it stands for."""


@cache
def reference(english: Example, chinese: Example) -> str:
    """The body of the page, in Markdown; the same for every community."""
    return markdown(
        "handbook/format.md",
        ENGLISH,
        blocks=blocks(),
        elements=[(key, _headings(element.headings)) for key, element in PROSE.items()],
        always=either(tuple(asked_of("always"))),
        organised=either(tuple(asked_of("organised"))),
        advised=either(tuple(asked_of("advised"))),
        judged=either(tuple(asked_of("judged"))),
        duties=either(DUTIES),
        prizes=either(OF_PRIZES),
        times=[(form, coded(what), _when(form, english)) for form, what in FORMS.items()],
        units=[(unit, word) for unit, word in UNITS.items()],
        selector_keys=KEYS,
        records=[(path, either(names)) for path, names in GRAMMAR],
        stages=either(sorted(RUNNING_STAGES)),
        names=[(name, MEANINGS[name], fields, _open(name)) for name, fields in NAMES.items()],
        filters=[
            (name, EXPRESSIONS[name], *(_said(EXPRESSIONS[name], e) for e in (english, chinese)))
            for name in FILTERS
        ],
        tests=either(TESTS),
        tags=either(sorted(TAGS)),
    )


def _headings(words: Sequence[str]) -> Markup:
    return Markup(" · ").join(Markup("<code>{}</code>").format(f"## {word}") for word in words)


def _when(form: str, example: Example) -> str:
    at = example.sent(form, "gathering")
    return f"{day(at.date(), ENGLISH)} {at.year}, {clock(at)}"


def _open(name: str) -> Markup:
    """The fields of a name that have fields of their own."""
    return either([f"{record}.{field}" for record, field in sorted(BLOCKS) if record == name])


def _said(expression: str, example: Example) -> str:
    return example.said(f"{{{{ {expression} }}}}", "gathering")
