from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from kits.model.kits import KitMessage
from kits.render.handbook.example import Example
from kits.render.handbook.recipes import recipe_page, recipes_page
from kits.schema.built_in import built_in
from tests.render.handbook.rendered import CHINESE, ENGLISH, example, rendered
from tests.render.pages import Element, words

EXAMPLES = pytest.mark.parametrize("spoken", [ENGLISH, CHINESE], ids=["en", "zh"])
RECIPES = pytest.mark.parametrize("recipe", list(built_in()))
GROUPS = {"en": "harbour-en", "zh": "harbour-zh"}
ASK = re.compile(r'\{\{ ask\("([^"]*)"\) \}\}')
CHANNELS = {"en": "whatsapp", "zh": "wechat"}


def page_of(recipe: str, spoken: Example) -> Element:
    return rendered(recipe_page(recipe, spoken))


def texts(page: Element) -> list[str]:
    return [pre.text_content() for pre in page.xpath('//pre[@class="kits-text"]')]


def composed(recipe: str, language: str) -> Iterator[KitMessage]:
    """What the usual line composes for the group of a language, and in English for the others."""
    checked = example()
    kit = checked.kit(recipe, GROUPS[language])
    assert kit is not None
    yield from kit.messages
    if language == "en":
        hq = checked.kit(recipe, "hq")
        yield from hq.messages if hq else ()
        yield from checked.composer.crew(checked.community.runs[recipe])


def test_the_example_is_a_community_without_a_finding() -> None:
    assert example().findings == ()


def test_the_example_has_a_campaign_for_every_built_in_recipe_and_no_other() -> None:
    runs = example().community.runs
    assert runs.keys() == built_in().keys()
    assert {id: run.campaign.recipe for id, run in runs.items()} == {id: id for id in runs}


@EXAMPLES
@RECIPES
def test_every_text_stands_there_as_it_is_composed(recipe: str, spoken: Example) -> None:
    shown = texts(page_of(recipe, spoken))
    expected = [
        message.texts[CHANNELS[spoken.language]].text
        for message in composed(recipe, spoken.language)
    ]
    assert expected
    for text in expected:
        assert text in shown


@EXAMPLES
@RECIPES
def test_every_message_of_the_recipe_stands_there_in_the_order_of_time(
    recipe: str, spoken: Example
) -> None:
    sample = spoken.sample(recipe)
    titles = [words(h) for h in page_of(recipe, spoken).xpath("//h2[2]/preceding-sibling::h3")]
    assert titles == [" ".join(message.title.split()) for message in sample.messages]
    moments: list[datetime] = [message.send_at for message in sample.messages]
    assert moments == sorted(moments)
    sent = {id for id, message in built_in()[recipe].messages.items() if not message.skip}
    assert sent <= {message.base for message in sample.messages}


@EXAMPLES
@RECIPES
def test_a_message_says_when_to_whom_and_what_else_a_leader_reads(
    recipe: str, spoken: Example
) -> None:
    page = words(page_of(recipe, spoken))
    for message in built_in()[recipe].messages.values():
        message = message.in_locale(spoken.language)
        for when in message.send:
            assert when.text in page
        if message.until:
            assert message.until.text in page
        report = ASK.sub(r"\1", message.report or "")
        for said in (message.note, report):
            assert not said or " ".join(said.split()) in page


@EXAMPLES
@RECIPES
def test_what_else_a_recipe_brings_is_told(recipe: str, spoken: Example) -> None:
    record = built_in()[recipe].recipe.in_locale(spoken.language)
    page = words(page_of(recipe, spoken))
    assert record.checklist
    assert record.faq
    assert record.retro
    for line in record.checklist:
        assert " ".join(line.do.split()) in page
        assert not line.when or line.when.text in page
    for question in record.faq:
        assert question.q in page
    for line_ in record.retro:
        assert line_ in page
    for duty in record.duties.values():
        assert not duty.waived or duty.waived in page


def test_answers_are_those_that_a_leader_pastes() -> None:
    kit = example().kit("small", "harbour-zh")
    assert kit is not None
    shown = texts(page_of("small", CHINESE))
    asked = {question.id for question in built_in()["small"].recipe.faq}
    answers = {answer.id: answer.texts["wechat"] for answer in kit.faq}
    assert asked < answers.keys()
    for id, answer in answers.items():
        assert (answer in shown) is (id in asked)


def test_every_duty_is_told_with_the_reason_where_nobody_needs_to() -> None:
    def open_duties(recipe: str) -> list[str]:
        (heading,) = page_of(recipe, ENGLISH).xpath('//h2[text()="Who does what"]')
        items = [words(item) for item in heading.getnext()]
        assert len(items) == 6
        return [item for item in items if " · " not in item]

    assert open_duties("small") == [
        *("Copywriting", "Promotion", "Taking in entries", "Judging", "Awarding"),
    ]
    assert open_duties("gathering") == [
        *("Copywriting", "Promotion", "Taking in entries", "Finding resources"),
    ]
    assert open_duties("dispatch") == ["Copywriting"]


def test_a_post_that_the_example_wrote_itself_says_so() -> None:
    page = page_of("dispatch", ENGLISH)
    (fact,) = page.xpath('//h3[text()="Monday\'s question"]/following-sibling::p[1]')
    assert words(fact).startswith(
        "2026-12-07 20:00 2026-12-14 20:00 2026-12-21 20:00 2026-12-28 20:00 "
    )
    assert words(fact).endswith("written for this campaign")
    assert not page_of("small", ENGLISH).xpath('//span[@class="kits-tag"]')


def test_the_list_leads_to_each_recipe_and_counts_what_it_brings() -> None:
    ways = {id: f"{id}/index.md" for id in ENGLISH.recipes}
    page = rendered(recipes_page(ENGLISH, ways))
    shown = page.xpath("//h2/a/@href")
    assert shown[:3] == ["small/index.md", "medium/index.md", "gathering/index.md"]
    assert shown == list(ways.values())
    for id, fact in zip(ENGLISH.recipes, page.xpath('//p[@class="kits-facts"]'), strict=True):
        playbook = built_in()[id]
        counted = (
            f"{sum(not one.skip for one in playbook.messages.values())} texts · {len(playbook.recipe.checklist)} lines to check · "
            f"{len(playbook.recipe.faq)} answers"
        )
        assert words(fact) == f"recipe: {id} · {counted}"
