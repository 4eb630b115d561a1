"""A list of clicks or sign-ups whose links bear the tag of a group, counted by group and month.

Nothing of a line is kept but its tag and its month, whoever it names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from kits.model.cells import plain_heading
from kits.model.community import Community
from kits.source.tables import Table

DAYS = ("time", "date", "created", "submitted", "时间", "日期", "提交时间", "点击时间")
"""What the moment of a click or a sign-up is called."""
TIMES = ("clicks", "count", "visits", "点击", "点击数", "次数", "访问", "数量")
"""How often, where a line is not one."""
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


def tag_of(community: Community) -> re.Pattern[str] | None:
    """What finds the ids in a link that was tagged; None where links are not."""
    tags = community.settings.link_tags
    if not tags or "group.id" not in tags:
        return None
    seen: set[str] = set()

    def blank(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>[a-z0-9-]+)"

    pattern = re.sub(r"\\{\\{(?:\\ )*(group|campaign)\\?\.id(?:\\ )*\\}\\}", blank, re.escape(tags))
    return re.compile(rf"(?:^|[?&\s]){pattern}(?![a-z0-9-])")


def tagged_column(table: Table, tag: re.Pattern[str]) -> str | None:
    """The column that holds links with tags, the fullest; None where none does."""
    texts = table.texts.items()
    counts = {name: sum(bool(tag.search(text)) for text in those) for name, those in texts}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] else None


def counted_links(
    community: Community, table: Table, at: str, tag: re.Pattern[str], name: str, today: date
) -> tuple[list[dict[str, str]], int]:
    """How many there are by month, group and campaign; a line is one unless it says how many."""
    moment, times = _named(table, DAYS), _named(table, TIMES)
    counts: Counter[tuple[str, str, str]] = Counter()
    passed = 0
    for number, text in enumerate(table.texts[at]):
        found = tag.search(text)
        group = found["group"] if found else ""
        if found is None or group not in community.groups:
            passed += 1
            continue
        said = _DAY.search(table.texts[moment][number]) if moment else None
        month = f"{said[1]}-{int(said[2]):02}" if said else f"{today:%Y-%m}"
        campaign = found.groupdict().get("campaign", "")
        many = table.texts[times][number].replace(",", "") if times else "1"
        counts[month, group, campaign if campaign in community.runs else ""] += (
            int(many) if many.isdecimal() else 1
        )
    rows = [
        {
            "figure": name,
            "period": month,
            "value": str(count),
            "unit": "people",
            "group": group,
            **({"campaign": campaign} if campaign else {}),
            "source": name,
            "day": today.isoformat(),
        }
        for (month, group, campaign), count in sorted(counts.items())
    ]
    return rows, passed


def _named(table: Table, names: Collection[str]) -> str | None:
    """What the table calls a column of one of these names."""
    return next((name for name in table.texts if plain_heading(name) in names), None)
