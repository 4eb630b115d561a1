"""A new campaign: a draft that says what it still lacks, to be finished by its findings alone.

What a text is missing is a placeholder that begins with TODO, and ids are missing altogether, with
a remark beside: a placeholder would be an id that nobody bears.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from kits.edit.entries import new_message
from kits.edit.filling import fill, language_of
from kits.model.elements import PROSE, TEXTS
from kits.model.messages import Message
from kits.model.recipes import CampaignKind
from kits.source.fact_edits import written

DAYS = MappingProxyType({"contest": 7, "gathering": 1, "dispatch": 31})
"""How long a campaign runs whose recipe does not say."""
AHEAD = MappingProxyType({"contest": 7, "gathering": 14, "dispatch": 0})
"""How many days before its first one the first message is sent, where no recipe says it."""
MONDAY, SATURDAY = 0, 5
RESULTS_AFTER = timedelta(days=3)


def first_day(kind: CampaignKind, today: date, messages: Iterable[Message] = ()) -> date:
    """The day on which a campaign may begin, with all of its recipe's messages still to come.

    It is a Monday; people meet on a Saturday.
    """
    sends = (when for message in messages for when in message.send)
    before = (-when.days for when in sends if when.anchor == "starts" and when.days < 0)
    soonest = today + timedelta(days=max(before, default=AHEAD[kind]) + 1)
    wanted = SATURDAY if kind == "gathering" else MONDAY
    return soonest + timedelta(days=(wanted - soonest.weekday()) % 7)


def new_campaign(
    id: str,
    *,
    title: str | None = None,
    kind: CampaignKind = "contest",
    recipe: str | None = None,
    days: int | None = None,
    operator: str | None = None,
    starts: date,
    learned: Sequence[str] = (),
    printed: Collection[str] | None = None,
    locale: str,
) -> dict[str, str]:
    """The folder of a draft campaign; `kind` and `days` are those of its recipe.

    `printed` is what the posts of its recipe say of a campaign; None where it brings none.

    What the recipe's last campaign `learned` is listed in it, to be ticked or refused.

    `id` is a slug that no campaign bears, and the caller has seen to both. Without a recipe it
    gets a first message of its own, and standing posts get their table.
    """
    language = language_of(locale)
    ends = starts + timedelta(days=(days or DAYS[kind]) - 1)
    values = {
        "title": written(title) if title else _MISSING_TITLE[language],
        "recipe": f"recipe: {recipe}" if recipe else "",
        "operator": f"operator: {operator}" if operator else _MISSING_OPERATOR[language],
        "starts": starts.isoformat(),
        "ends": ends.isoformat(),
        "results": (ends + RESULTS_AFTER).isoformat(),
        "heeded": heeded(learned, locale),
    }
    folder = f"content/campaigns/{id}"
    main = {f"{folder}/campaign.md": fill(language, f"{kind}.md", **values)}
    if kind == "dispatch" and printed is not None:
        values["known"] = "\n".join(words for key, words in _KNOWN[language] if key in printed)
        values["sections"] = "\n".join(_sections(printed, language))
        return {f"{folder}/campaign.md": fill(language, "standing.md", **values)}
    if kind == "dispatch":
        return main | {f"{folder}/messages.csv": fill(language, "messages.csv", **values)}
    if recipe is None:
        return main | new_message(id, "20-launch", _LAUNCH[language], locale=locale)
    return main


def _sections(printed: Collection[str], language: str) -> Iterator[str]:
    """The elements that the texts of a recipe print, each with a line to write."""
    for key in TEXTS:
        if key in printed:
            yield f"\n## {PROSE[key].headed(language)}\n- {_SECTION[language]}"


_SECTION = {
    "en": "TODO as groups will read it, a thing a line",
    "zh": "TODO 照群里会看到的写，一行一件",
}
_KNOWN = {
    "en": (
        ("link", "# link: https://… # where it is, if it is anywhere"),
        ("doors", '# dates: {doors: "19:30"} # the hour at which it begins'),
        ("place", "# place: where it is"),
        ("facts", "# facts: [some-id] # those of content/facts.csv; all of them unless stated"),
    ),
    "zh": (
        ("link", "# link: https://… # 入口，没有就不写"),
        ("doors", '# dates: {doors: "19:30"} # 几点开始'),
        ("place", "# place: 在哪里"),
        ("facts", "# facts: [some-id] # content/facts.csv 里的哪几条；不写就是全部"),
    ),
}
"""What else a campaign may say, by the name under which its texts print it."""
_MISSING_TITLE = {
    "en": "TODO what it is called, as members will say it",
    "zh": "TODO 活动叫什么，照群里会说的写",
}
_MISSING_OPERATOR = {
    "en": "# operator: some-id # the accountable member of staff, behind the scenes",
    "zh": "# operator: some-id # 负责的运营人员，不出面",
}
_LAUNCH = {"en": "The opening", "zh": "开场"}
_TODO = {
    "en": "TODO how this campaign heeds it, or write refused and why it does not",
    "zh": "TODO 这次怎么做到，或者改写 refused，说明为什么不照做",
}


def heeded(learned: Sequence[str], locale: str) -> str:
    """The key `heeded` with an open item for each lesson; empty where nothing was learned."""
    if not learned:
        return ""
    todo = written(_TODO[language_of(locale)])
    items = "\n".join(f"  - what: {written(what)}\n    how: {todo}" for what in learned)
    return f"heeded:\n{items}"
