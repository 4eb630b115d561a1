"""Findings to report: an error, a warning in Chinese surroundings, and one without a source line."""

from kits.model.findings import error, say, warning
from kits.model.places import Place

SOURCES = {
    "content/campaigns/reading-week.md": {7: "  - shanghia-03"},
    "content/活动/夜读.md": {12: "标题：灯下夜读 #长灯共读#"},
}

UNKNOWN_GROUP = error(
    "unknown-group",
    Place("content/campaigns/reading-week.md", 7, 5, 11),
    say('no group is called "{id}"', id="shanghia-03"),
    say('did you mean "{near}"?', near="shanghai-03"),
)
FULL_WIDTH = warning(
    "full-width-colon",
    Place("content/活动/夜读.md", 12, 3, 1),
    say('"{mark}" follows a key', mark="："),
    say('write ": " instead'),
)
NO_FILE = error(
    "missing-file",
    Place("content/community.yml"),
    say("there is no community.yml"),
    say("write one with a name, a locale and a timezone"),
)


def lines(path: str, line: int) -> str | None:
    return SOURCES.get(path, {}).get(line)
