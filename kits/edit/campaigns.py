"""A new campaign: a draft that says what it still lacks, to be finished by its findings alone.

What a text is missing is a placeholder that begins with TODO, and ids are missing altogether, with
a remark beside: a placeholder would be an id that nobody bears.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from types import MappingProxyType

from kits.edit.entries import new_message
from kits.edit.filling import fill, language_of
from kits.model.recipes import CampaignKind
from kits.source.fact_edits import written

DAYS = MappingProxyType({"contest": 7, "gathering": 1, "dispatch": 31})
"""How long a campaign runs whose recipe does not say."""
AHEAD = MappingProxyType({"contest": 7, "gathering": 14, "dispatch": 0})
"""How many days before its first one the first message of a built-in recipe is sent."""
MONDAY, SATURDAY = 0, 5
RESULTS_AFTER = timedelta(days=3)


def first_day(kind: CampaignKind, today: date) -> date:
    """The day on which a campaign may begin, with every message of its recipe still to come.

    It is a Monday; people meet on a Saturday.
    """
    soonest = today + timedelta(days=AHEAD[kind] + 1)
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
    locale: str,
) -> dict[str, str]:
    """The folder of a draft campaign; `kind` and `days` are those of its recipe.

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
    if kind == "dispatch":
        return main | {f"{folder}/messages.csv": fill(language, "messages.csv", **values)}
    if recipe is None:
        return main | new_message(id, "20-launch", _LAUNCH[language], locale=locale)
    return main


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
