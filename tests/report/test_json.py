import json

from kits.report import render_findings
from tests.report.examples import FULL_WIDTH, UNKNOWN_GROUP, lines


def test_json_is_as_the_design_shows_it() -> None:
    rendered = render_findings([UNKNOWN_GROUP, FULL_WIDTH], "json", lines=lines)
    assert json.loads(rendered) == {
        "findings": [
            {
                "rule": "unknown-group",
                "severity": "error",
                "path": "content/campaigns/reading-week.md",
                "line": 7,
                "column": 5,
                "message": 'no group is called "shanghia-03"',
                "hint": 'did you mean "shanghai-03"?',
            },
            {
                "rule": "full-width-colon",
                "severity": "warning",
                "path": "content/活动/夜读.md",
                "line": 12,
                "column": 3,
                "message": '"：" follows a key',
                "hint": 'write ": " instead',
            },
        ],
        "errors": 1,
        "warnings": 1,
    }
    assert rendered.endswith("}\n")


def test_json_without_findings_is_still_a_whole_document() -> None:
    rendered = render_findings([], "json", lines=lines)
    assert json.loads(rendered) == {"findings": [], "errors": 0, "warnings": 0}
