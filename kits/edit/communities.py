"""A new community: settings, pages, a group table, people, one campaign and one lesson."""

from __future__ import annotations

from datetime import date, timedelta

from kits.edit.filling import fill, language_of
from kits.source.fact_edits import written

CAMPAIGN = "content/campaigns/one-photo-a-day"
SHARED = {
    ".github/workflows/site.yml": "site.yml",
    ".gitignore": "gitignore",
    f"{CAMPAIGN}/images/banner.svg": "banner.svg",
}
"""Templates of every language, by the path they are written to."""
SPOKEN = (
    "README.md",
    "mkdocs.yml",
    "content/community.yml",
    "content/pages/index.md",
    "content/pages/about.md",
    "content/groups/groups.csv",
    "content/people/people.csv",
    f"{CAMPAIGN}/campaign.md",
    f"{CAMPAIGN}/messages/20-launch.md",
    f"{CAMPAIGN}/messages/30-half-way.md",
    f"{CAMPAIGN}/messages/60-results.md",
    "content/training/leaders/01-first-week.md",
)


def new_community(name: str, locale: str, timezone: str, today: date) -> dict[str, str]:
    """The files of a community that builds at once, in Chinese where its locale is Chinese.

    Its example campaign starts on the Monday after `today`. Pages and settings refer to no
    record, so that all records can be replaced. A community that speaks neither English nor
    Chinese gets English examples, and does without the built-in recipe, whose messages would not
    be in its language.
    """
    language = language_of(locale)
    starts = next_monday(today)
    values = {
        "name": written(name),
        "locale": locale,
        "timezone": timezone,
        "recipe": "recipe: small" if locale.lower().partition("-")[0] in ("en", "zh") else "",
        "starts": starts.isoformat(),
        "ends": (starts + timedelta(days=6)).isoformat(),
        "results": (starts + timedelta(days=9)).isoformat(),
    }
    spoken = {path: fill(f"{language}/community", path, **values) for path in SPOKEN}
    return {path: fill("any", name) for path, name in SHARED.items()} | spoken


def next_monday(today: date) -> date:
    """The first Monday after a day."""
    return today + timedelta(days=7 - today.weekday())
