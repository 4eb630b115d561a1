"""A page that is joined from parts is the page that its template renders, whatever its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kits.render.prototypes import MOST, Prototypes
from kits.render.watching import Alike

ENGINE = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


@dataclass(frozen=True)
class Card:
    title: str
    note: str | None = None
    look: Markup | None = None
    tags: tuple[str, ...] = ()
    size: int | bool = 0
    at: datetime = datetime(2026, 12, 1, 20, tzinfo=UTC)

    @property
    def is_long(self) -> bool:
        return len(self.title) > 4


class Counting:
    """A template that counts how often it is run."""

    def __init__(self, source: str) -> None:
        self.template = ENGINE.from_string(source)
        self.runs = 0

    def render(self, values: Mapping[str, Any]) -> str:
        self.runs += 1
        return self.template.render(values)


TEMPLATES = {
    "prints": "<p title='{{ name }}'>{{ name }} {{ cards[0].title if cards }}</p>",
    "tests": "{% if name %}<b>{{ name }}</b>{% else %}nobody{% endif %}{{ name or 'none' }}",
    "compares": "{% for card in cards %}{{ 'same' if card.title == name else card.title }}{% endfor %}",
    "compares records": "{% for card in cards %}{% if card == cards[0] %}*{% endif %}{{ card.title }}"
    "{% if card.tags == [] or card.tags == () %}-{% endif %}{{ card != cards[-1] }}{% endfor %}",
    "looks up": "{{ words.get(name, name) }}{{ words['hi'] }}{% for k, v in words.items() %}{{ k }}{{ v }}{% endfor %}",
    "is in": "{% for card in cards if card.title in names %}{{ card.title }},{% endfor %}",
    "contains": "{% for card in cards %}{{ name in card.tags }}{{ card.tags | length }}{% endfor %}",
    "joins": "{% for card in cards %}{{ card.tags | join(', ') }}{{ name ~ card.title }}{% endfor %}",
    "changes": "{{ name | upper }}{{ name[:2] }}{{ name | length }}{{ name | title }}",
    "formats": "{{ 'Of {name}, {n}'.format(name=name, n=cards | length) }}{{ 'a' + name + 'b' }}",
    "marks": "{% for card in cards %}{{ card.look }}{% if card.look %}!{% endif %}{{ card.note }}{% endfor %}",
    "counts": "{% for card in cards %}{{ loop.index }}{{ card.size }}{{ card.size == 1 }}{{ card.at.isoformat() }}{% endfor %}",
    "asks": "{% for card in cards if card.is_long %}{{ card.title }}{% endfor %}{{ cards | map(attribute='title') | list | length }}",
    "macros": "{% macro of(card, many) %}<i>{{ card.title }}{{ many }}</i>{% endmacro %}{% for card in cards %}{{ of(card, cards | length > 1) }}{% endfor %}",
    "sorts": "{% for card in cards | sort(attribute='title') %}{{ card.title }};{% endfor %}",
    "unpacks": "{% for card in cards %}{% for key, value in [('a', card.title), (card.note, 'b')] %}{{ key }}={{ value }}{% endfor %}{% endfor %}",
}
TEXTS = st.sampled_from(
    ["", "hi", "Ada", "<b>&amp;", "\"quoted\" 'so'", "甲组 & 乙组", "a" * 9, "hi there"]
)
MOMENT = datetime(2026, 12, 1, 20, tzinfo=UTC)
CARDS = st.builds(
    Card,
    title=TEXTS,
    note=st.none() | TEXTS,
    look=st.none() | TEXTS.map(Markup),
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    size=st.sampled_from([0, 1, True, False, 2]),
    at=st.sampled_from([MOMENT, MOMENT.astimezone(timezone(timedelta(hours=8)))]),
)
VALUES = st.fixed_dictionaries(
    {
        "name": TEXTS,
        "cards": st.lists(CARDS, max_size=3) | st.lists(CARDS, max_size=2).map(tuple),
        "words": st.dictionaries(st.sampled_from(["hello", "Ada"]), TEXTS).map(
            lambda words: {"hi": "你好", **words}
        ),
        "names": st.sets(TEXTS),
    }
)


@pytest.mark.parametrize("name", TEMPLATES)
@given(pages=st.lists(VALUES, min_size=1, max_size=8))
def test_a_page_is_what_its_template_renders(name: str, pages: list[dict[str, Any]]) -> None:
    counting = Counting(TEMPLATES[name])
    prototypes = Prototypes(counting.render)
    for values in pages:
        assert prototypes.page(values) == counting.template.render(values)


def test_a_template_runs_once_for_pages_that_differ_in_what_is_printed() -> None:
    counting = Counting("<h1>{{ name }}</h1>{% for card in cards %}{{ card.title }}{% endfor %}")
    prototypes = Prototypes(counting.render)
    for number in range(100):
        cards = [Card(f"Card {number} & more"), Card(f"<{number}>")]
        page = prototypes.page({"name": f"Group {number}", "cards": cards})
        assert page == f"<h1>Group {number}</h1>Card {number} &amp; more&lt;{number}&gt;"
    assert counting.runs == 1


def test_what_is_asked_later_is_asked_of_all_pages() -> None:
    counting = Counting(
        "{% if cards %}{{ 'Ada!' if name == 'Ada' else name }}{% else %}{{ name }}{% endif %}"
    )
    prototypes = Prototypes(counting.render)
    told = [
        prototypes.page({"name": name, "cards": cards})
        for cards in ([], [Card("x")])
        for name in ("Ada", "Bo")
    ]
    assert told == ["Ada", "Bo", "Ada!", "Bo"]


def test_no_more_kinds_of_a_page_are_kept_than_fit() -> None:
    counting = Counting("{{ name | upper }}")
    prototypes = Prototypes(counting.render)
    for number in range(MOST + 50):
        assert prototypes.page({"name": f"n{number}"}) == f"N{number}"
    assert len(prototypes._kept) == MOST


def test_equal_facts_that_are_written_differently_make_different_pages() -> None:
    prototypes = Prototypes(ENGINE.from_string("{{ size }} {{ at }}").render)
    there = MOMENT.astimezone(timezone(timedelta(hours=8)))
    told = [prototypes.page({"size": size, "at": at}) for size, at in ((1, MOMENT), (True, there))]
    assert told == [f"1 {MOMENT}", f"True {there}"]


@dataclass(frozen=True)
class Sign(Alike):
    says: str
    to: str | None = None


def test_what_is_alike_on_many_pages_is_rendered_with_them_and_may_be_asked_anything() -> None:
    counting = Counting("{{ name }}{{ sign.says | upper }}{% if sign.to == 'a' %}<a>{% endif %}")
    pages = Prototypes(counting.render)
    signs = (Sign("go & see"), Sign("go & see", "a"), Sign("stay"))
    for name in ("Mira", "Tom", "<b>"):
        for sign in signs:
            values = {"name": name, "sign": replace(sign)}
            assert pages.page(values) == counting.template.render(values)
    assert counting.runs == len(signs)
