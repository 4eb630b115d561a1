"""Templates that no kit runs: those of drafts, and of messages that no group gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.community import Community
from kits.model.findings import Finding, Words
from kits.model.messages import Message
from kits.model.occasions import Occasion
from kits.rules.wordings import Wording, written
from kits.texts.letters import OF_A_KIT, OF_A_MESSAGE, Letter, of_occasion
from kits.texts.templates import read_template


def unrun_templates(community: Community) -> Iterator[Finding]:
    """What is wrong with any template as it is written, whoever gets it; a warning in a draft.

    The same is found where kits are composed: findings that agree are told once.
    """
    for wording in written(community):
        if wording.templated:
            _, findings = read_template(wording.passage(), _refused(wording))
            yield from findings


def _refused(wording: Wording) -> Mapping[str, Words]:
    if isinstance(wording.record, Occasion):
        return of_occasion(wording.record.id)
    if isinstance(wording.record, Message):
        return Letter(wording.record).refused
    return OF_A_KIT if wording.steps[0] == "link_tags" else OF_A_MESSAGE
