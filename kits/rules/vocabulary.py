"""Groups use the words that the community agreed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.community import HQ, Community
from kits.model.findings import Finding, error, say
from kits.model.nearest import nearest
from kits.model.places import Step
from kits.model.records import Record


def not_in_vocabulary(community: Community) -> Iterator[Finding]:
    """Kinds, needs and tags of groups are words of the `vocabulary`, where it lists any.

    So are the needs of teams. `hq` is always a kind.

    Bad:
        --- community.yml
        vocabulary:
          kinds: [city, campus]
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        kind: ctiy

    Good:
        --- community.yml
        vocabulary:
          kinds: [city, campus]
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        kind: city
    """
    words = community.settings.vocabulary
    for group in community.groups.values():
        if group.kind != HQ:
            yield from _unknown("kind", group.kind, words.kinds, group, "kind")
        yield from _unknown("need", group.need, words.needs, group, "need")
        for place, tag in enumerate(group.tags):
            yield from _unknown("tag", tag, words.tags, group, "tags", place)
    for team in community.teams.values():
        yield from _unknown("need", team.need, words.needs, team, "need")


def _unknown(
    key: str, word: str | None, known: Mapping[str, str] | None, record: Record, *steps: Step
) -> Iterator[Finding]:
    if word is None or known is None or word in known:
        return
    near = nearest(word, known)
    hint = say("use one of {known}, or add it to vocabulary", known=tuple(known))
    if near:
        hint = say('did you mean "{near}"?', near=near)
    words = say('"{word}" is no {key} of the vocabulary', word=word, key=key)
    yield error("not-in-vocabulary", record.at(*steps), words, hint)
