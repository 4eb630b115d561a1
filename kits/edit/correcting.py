"""What is to be written where texts were changed that had been sent: a change, its correction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kits.locale import catalogue, languages_of
from kits.model.community import Community
from kits.model.messages import Message
from kits.model.runs import Run
from kits.source.fact_edits import FactsText, written
from kits.source.lines import quoted


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be written, ready to be pasted."""

    path: str
    """The file of the campaign."""
    item: str
    """The lines of the change, indented as they will stand there."""
    files: Mapping[str, str]
    """The message that corrects, in each language of a group; none beside a single file."""


def correction(
    community: Community,
    run: Run,
    data: bytes,
    messages: Sequence[str],
    groups: Sequence[str],
    now: datetime,
) -> Correction:
    """What corrects some messages of a campaign, the last of which says what holds now.

    `data` is the campaign's file, `messages` are named as in kits, `groups` are those that got
    them, none for all. It says nothing that one group alone may know, since everyone reads changes.
    """
    last = messages[-1]
    base = run.messages.get(last) or run.messages[last.rpartition("-")[0]]
    taken = {*run.messages, *(change.id for change in run.campaign.changes)}
    id = _free(f"{base.id}-again", taken)
    at = f"{now.astimezone(community.zone):%Y-%m-%d %H:%M} community"
    path = run.campaign.at().path
    folder, _, name = path.rpartition("/")
    text = FactsText.read(path, data)
    assert text is not None, "the campaign was read before"
    has_folder = name == "campaign.md"
    facts = {
        "id": id,
        "at": at,
        "what": quoted(_words(community, community.locale)[1]),
        "groups": f"[{', '.join(groups)}]" if groups else "",
        "replaces": f"[{', '.join(messages)}]",
        "message": id if has_folder else "",
    }
    made = _files(community, base, f"{folder}/messages/{id}", at) if has_folder else ()
    return Correction(path, _item(text, [f"{k}: {v}" for k, v in facts.items() if v]), dict(made))


def _free(id: str, taken: Collection[str | None]) -> str:
    """The id, numbered where it is taken."""
    numbered = (f"{id}-{number}" if number > 1 else id for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def _item(text: FactsText, lines: Sequence[str]) -> str:
    margin = text.margin("changes")
    if margin is None:
        return f"{{{', '.join(lines)}}}"
    head = "" if text.facts.get("changes") else "changes:\n"
    return f"{head}{margin}- " + f"\n{margin}  ".join(lines)


def _files(community: Community, base: Message, stem: str, at: str) -> Iterator[tuple[str, str]]:
    own = base.spoken(community.locale)
    needed = {base.spoken(community.locale_of(group)) for group in community.groups.values()}
    foreign = {code: one for code, one in base.translations.items() if code in needed - {own}}
    for code, spoken in {"": base.in_locale(community.locale), **foreign}.items():
        title, _, words = _words(community, code or community.locale)
        facts = {"title": title.format(title=spoken.title), "report": spoken.report}
        if not code:
            facts |= {"send": at, "as": base.way, "channels": ", ".join(base.channels)}
        head = "\n".join(f"{key}: {written(value)}" for key, value in facts.items() if value)
        yield (
            ".".join(filter(None, (stem, code, "md"))),
            f"---\n{head}\n---\n{words}\n\n{spoken.text.strip()}\n",
        )


def _words(community: Community, locale: str) -> tuple[str, str, str]:
    """What the message is called, what everyone is told, and how the message begins."""
    _ = catalogue(languages_of(community.declared).tongue(locale)).gettext
    return (
        _("Correction: {title}"),
        _("Something that we posted was not right; here is what holds."),
        _("Something that we posted was not right, sorry. Please take this instead:"),
    )
