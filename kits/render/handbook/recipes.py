"""Recipes in the handbook: the texts that a group would get, and what else a recipe brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kits.channels.channel import CHANNELS
from kits.locale import BUILT_IN, Tongue, catalogue
from kits.model.kits import KitMessage
from kits.model.recipes import DUTIES, Recipe
from kits.render.cards import kind_word
from kits.render.crew_pages import duty_word
from kits.render.handbook.example import Example, Sample, text_in, times
from kits.render.localised import moment
from kits.render.markdown import markdown, prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message on the way from the first to the last."""

    title: str
    sends: tuple[str, ...]
    """As they are written."""
    until: str | None
    when: str
    """The first of them, in the example."""
    to: str
    how: str | None
    own: bool
    """It is the example's own, not the recipe's."""
    note: str | None
    report: str | None
    text: str


@cache
def recipe_page(id: str, example: Example) -> str:
    """The body of a recipe's page in the language of the example; the same for every community."""
    sample, locale = example.sample(id), BUILT_IN.tongue(example.language)
    recipe = example.recipe(id)
    asked = {question.id for question in recipe.faq}
    return markdown(
        "handbook/recipe.md",
        locale,
        recipe=recipe,
        community=example.name,
        channel=CHANNELS[sample.channel].called(locale.tag),
        campaign=sample.run.campaign.in_locale(locale.tag).title,
        entries=[_entry(sample, message, locale) for message in sample.messages],
        duties=list(_duties(recipe, locale)),
        checklist=[(line.when and line.when.text, line.do) for line in recipe.checklist],
        questions=[(one.q, one.texts[sample.channel]) for one in sample.kit.faq if one.id in asked],
        introduction=prose(recipe.introduction),
    )


def recipes_page(example: Example, ways: Mapping[str, str]) -> str:
    """The body of the list, in the language of the example; `ways` lead to each recipe's page."""
    recipes = [(example.recipe(id), example.sample(id)) for id in ways]
    return markdown(
        "handbook/recipes.md",
        BUILT_IN.tongue(example.language),
        recipes=[
            (recipe, ways[recipe.id], prose(recipe.introduction), len(_of_recipe(sample)))
            for recipe, sample in recipes
        ],
    )


def _of_recipe(sample: Sample) -> list[KitMessage]:
    """The messages that the recipe brings."""
    return [message for message in sample.messages if message.base not in sample.run.own]


def _entry(sample: Sample, message: KitMessage, locale: Tongue) -> Entry:
    record = sample.run.messages[message.base]
    return Entry(
        title=message.title,
        sends=tuple(times(sample, message)),
        until=record.until.text if record.until else None,
        when=moment(message.send_at, locale),
        to=_readers(message.to, locale),
        how=kind_word(message.kind, locale) if message.to == "groups" else None,
        own=message.base in sample.run.own,
        note=message.note,
        report=message.report,
        text=text_in(message, sample.channel),
    )


@cache
def _readers(to: str, locale: Tongue) -> str:
    _ = catalogue(locale).gettext
    return {
        "groups": _("In every group"),
        "hq": _("In the HQ group"),
        "crew": _("To the crew"),
        "winners": _("To winners"),
        "teams": _("To teams"),
    }[to]


def _duties(recipe: Recipe, locale: Tongue) -> Iterator[tuple[str, str | None]]:
    """What the crew shares among itself, and why nobody is needed where the recipe says so."""
    for duty in DUTIES:
        held = recipe.duties.get(duty)
        yield duty_word(duty, locale), held.waived if held else None
