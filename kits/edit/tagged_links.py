"""A list of clicks or sign-ups whose links bear the tag of a group, counted by group and month.

Nothing of a line is kept but its tag and its month, whoever it names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from pydantic_core import PydanticCustomError

from kits.model.cells import plain_heading
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.reading.plain import expect_count
from kits.model.reading.times import expect_day
from kits.source.nodes import Facts
from kits.source.tables import Table

DAYS = ("time", "date", "created", "submitted", "时间", "日期", "提交时间", "点击时间")
"""What the moment of a click or a sign-up is called."""
TIMES = ("clicks", "count", "visits", "点击", "点击数", "次数", "访问", "数量")
"""How often, where a line is not one."""
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


class Clicks:
    """Those of a list that was made elsewhere, by month, group and campaign."""

    def __init__(self, community: Community, today: date) -> None:
        """A line without a day is of this month."""
        self.passed = 0
        """Lines that bear no tag of a group."""
        self._groups = community.groups.keys()
        self._campaigns = community.runs.keys()
        self._tag = _tag_of(community.settings.link_tags or "")
        self._today = today
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def bears(self, table: Table) -> bool:
        """Whether a column holds tags."""
        return self._column(table) is not None

    def _column(self, table: Table) -> str | None:
        """The one with the most tags."""
        texts = table.texts.items()
        counts = {
            name: sum(self._find(name, text) is not None for text in those) for name, those in texts
        }
        best = max(counts, key=lambda name: counts[name], default=None)
        return best if best and counts[best] else None

    def _find(self, column: str, text: str) -> re.Match[str] | None:
        """The tag in a link, or in a column that is called as a tag is and holds what it says."""
        if self._tag is None or not text:
            return None
        said = unquote(text) if "%" in text else text
        return self._tag.search(said) or self._tag.fullmatch(f"{column}={said}")

    def take(self, table: Table) -> Iterator[Finding]:
        """Counts the lines of a table; one counts once unless it says how often."""
        column = self._column(table)
        moment, times = _named(table, DAYS), _named(table, TIMES)
        for at, text in enumerate(table.texts[column] if column else ()):
            found = self._find(column or "", text)
            if found is None or found["group"] not in self._groups:
                self.passed += 1
                continue
            try:
                month = self._month(table.texts[moment][at]) if moment else f"{self._today:%Y-%m}"
                many = expect_count(table.texts[times][at] or "1") if times else 1
            except PydanticCustomError as problem:
                yield _mistake(problem, table.rows[at], moment, times)
                continue
            campaign = found.groupdict().get("campaign", "")
            campaign = campaign if campaign in self._campaigns else ""
            self._counts[month, found["group"], campaign] += many

    def _month(self, text: str) -> str:
        found = _DAY.match(text)
        day = expect_day("-".join(found.groups()) if found else text or "?")
        return f"{day:%Y-%m}"

    def cells(self, unsaid: Mapping[str, str]) -> dict[str, list[str]]:
        """What was counted, by the columns of the log; called as the file is."""
        counts = sorted(self._counts.items())
        size = len(counts)
        return {
            "figure": [unsaid["source"].rpartition(".")[0] or unsaid["source"]] * size,
            "period": [month for (month, _, _), _ in counts],
            "value": [str(count) for _, count in counts],
            "unit": ["people"] * size,
            "group": [group for (_, group, _), _ in counts],
            "campaign": [campaign or unsaid["campaign"] for (_, _, campaign), _ in counts],
            "team": [""] * size,
            "source": [unsaid["source"]] * size,
            "day": [unsaid["day"]] * size,
        }


def _tag_of(tags: str) -> re.Pattern[str] | None:
    """What finds the ids in a link that was tagged; None where links are not, by group."""
    seen: set[str] = set()

    def blank(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>[a-z0-9-]+)"

    pattern = re.sub(r"\\{\\{(?:\\ )*(group|campaign)\\?\.id(?:\\ )*\\}\\}", blank, re.escape(tags))
    return re.compile(rf"(?:^|[?&\s]){pattern}(?![a-z0-9-])") if "group" in seen else None


def _mistake(
    problem: PydanticCustomError, row: Facts, moment: str | None, times: str | None
) -> Finding:
    """What is wrong with the day of a line, or else with how often."""
    facts = problem.context or {}
    column = moment if problem.type == "bad-date" else times
    place = row.place(*([column] if column and row.text(column) else []))
    if column == moment and not row.text(column or ""):
        words, hint = say("this line has no day"), say("write it, or take the line out")
        return error("empty-cell", place, words, hint)
    return error(problem.type, place, facts["words"], facts["hint"])


def _named(table: Table, names: Collection[str]) -> str | None:
    """What the table calls a column of one of these names."""
    return next((name for name in table.texts if plain_heading(name) in names), None)
