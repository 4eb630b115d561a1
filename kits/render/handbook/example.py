"""What the built-in recipes give a group: composed for an invented community, by the usual line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import get_args

from kits.channels.channel import CHANNELS
from kits.model.community import Community
from kits.model.findings import say
from kits.model.groups import Group
from kits.model.kits import Kit, KitMessage
from kits.model.moments import Anchors, fix, read_when
from kits.model.places import Passage
from kits.model.recipes import CampaignKind, Recipe
from kits.model.runs import Run
from kits.render.handbook.layout import LANGUAGES, Language
from kits.render.handbook.prose import handbook_folder
from kits.schema.built_in import built_in
from kits.schema.loading import load_community
from kits.source.content import read_content
from kits.source.trees import FolderTree
from kits.texts.composing import Composer
from kits.texts.contexts import Naming
from kits.texts.press import Source


@dataclass(frozen=True, slots=True)
class Sample:
    """A recipe as a group of the example gets it, in one language."""

    run: Run
    """The campaign that follows it; both bear the same id."""
    channel: str
    """The main one of the group."""
    kit: Kit
    messages: tuple[KitMessage, ...]
    """To the group, the leaders, the crew and winners, by time to send; of one that is sent several
    times, the first."""


class Example:
    """The example community as it is in one language."""

    def __init__(self, community: Community, language: Language) -> None:
        settings = community.settings.model_copy(update={"locale": language})
        self.language = language
        self.community = replace(community, settings=settings)
        self._composer = Composer(self.community, CHANNELS)

    @property
    def name(self) -> str:
        """What the community is called."""
        return self.community.settings.in_locale(self.language).name

    @property
    def group(self) -> Group:
        """The group that speaks the language."""
        groups = self.community.groups.values()
        return next(group for group in groups if group.locale == self.language)

    @property
    def recipes(self) -> tuple[str, ...]:
        """The ids of the built-in recipes, by the kind of campaign that they plan and its days."""
        kinds = get_args(CampaignKind)
        recipes = map(self.recipe, self.community.runs)
        ordered = sorted(recipes, key=lambda one: (kinds.index(one.kind), one.days or 0, one.id))
        return tuple(recipe.id for recipe in ordered)

    def recipe(self, id: str) -> Recipe:
        """A recipe in the language."""
        playbook = self.community.runs[id].playbook
        assert playbook is not None, "campaigns of the example follow a recipe"
        return playbook.recipe.in_locale(self.language)

    def sample(self, recipe: str) -> Sample:
        """What a recipe gives. A text that cannot be made is a bug of ours."""
        run, channel = self.community.runs[recipe], self.group.channels[0]
        kit = self._composer.kit(run, self.group)
        hq = self._composer.kit(run, self.community.hq) if self.community.hq else None
        found = [*self._composer.crew(run)]
        found += [message for each in (kit, hq) if each for message in each.messages]
        broken = self._composer.gathered.findings()
        assert not broken, f"the example is broken: {broken}"
        assert kit is not None, f"the group gets nothing of {recipe}"
        by_time = sorted(found, key=lambda message: (message.send_at, message.id))
        once = {message.base: message for message in reversed(by_time)}
        messages = tuple(message for message in by_time if once[message.base] is message)
        return Sample(run, channel, kit, messages)

    def said(self, text: str, recipe: str) -> str:
        """What a text says to the group in the campaign that follows a recipe."""
        run, group = self.community.runs[recipe], self.group
        names = Naming(self.community).of_group(run, group, self._anchors(recipe), "")
        source = Source(Passage(text), say("message"))
        said = self._composer.press.plain(source, names.values, names.locale)
        assert said is not None, f"{text} cannot be said"
        return said

    def sent(self, text: str, recipe: str) -> datetime:
        """When a time is for the group, in the campaign that follows a recipe."""
        return fix(read_when(text), self._anchors(recipe))

    def _anchors(self, recipe: str) -> Anchors:
        community, run, group = self.community, self.community.runs[recipe], self.group
        return run.anchors(community.zone_of(group), community.zone, group.id)


@cache
def examples() -> Mapping[Language, Example]:
    """The example in each language of the handbook. What is wrong with it is a bug of ours."""
    content, unread = read_content(FolderTree(handbook_folder() / "example"))
    community, problems = load_community(content, built_in())
    found = [*unread, *problems]
    assert not found, f"the example is broken: {found}"
    assert community is not None, "the example says its name"
    return {language: Example(community, language) for language in LANGUAGES}


def text_in(message: KitMessage, channel: str) -> str:
    """The text of a message as it is pasted: in a channel, or in the first that it has."""
    texts = message.texts
    return (texts.get(channel) or next(iter(texts.values()))).text


def times(sample: Sample, message: KitMessage) -> Sequence[str]:
    """When a message is sent, as it is written."""
    return [when.text for when in sample.run.messages[message.base].send]
