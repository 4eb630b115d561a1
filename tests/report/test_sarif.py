import json
from typing import Any

from kits import __version__
from kits.report import render_findings
from tests.report.examples import FULL_WIDTH, UNKNOWN_GROUP, lines

PAGE = "Every group that is named exists.\n\nBad:\n    groups: [shanghia-03]\n"


def run_of(findings: list[Any], **options: Any) -> dict[str, Any]:
    log = json.loads(render_findings(findings, "sarif", lines=lines, **options))
    assert log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_a_run_names_the_tool_and_counts_columns_in_characters() -> None:
    run = run_of([])
    assert run == {
        "tool": {"driver": {"name": "kits", "version": __version__, "rules": []}},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }


def test_a_result_points_at_its_rule_and_its_region() -> None:
    run = run_of([UNKNOWN_GROUP, FULL_WIDTH])
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "full-width-colon",
        "unknown-group",
    ]
    assert run["results"] == [
        {
            "ruleId": "unknown-group",
            "ruleIndex": 1,
            "level": "error",
            "message": {
                "text": 'no group is called "shanghia-03"\nhint: did you mean "shanghai-03"?'
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "content/campaigns/reading-week.md"},
                        "region": {"startLine": 7, "startColumn": 5, "endColumn": 16},
                    }
                }
            ],
        },
        {
            "ruleId": "full-width-colon",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": '"：" follows a key\nhint: write ": " instead'},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "content/%E6%B4%BB%E5%8A%A8/%E5%A4%9C%E8%AF%BB.md"
                        },
                        "region": {"startLine": 12, "startColumn": 3, "endColumn": 4},
                    }
                }
            ],
        },
    ]


def test_a_rule_brings_its_page() -> None:
    run = run_of([UNKNOWN_GROUP], pages={"unknown-group": PAGE, "another": "Not broken."})
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "unknown-group",
            "shortDescription": {"text": "Every group that is named exists."},
            "fullDescription": {"text": "Every group that is named exists."},
            "help": {"text": PAGE.strip(), "markdown": PAGE.strip()},
        }
    ]


def test_a_rule_without_a_page_is_told_by_its_name() -> None:
    (rule,) = run_of([UNKNOWN_GROUP])["tool"]["driver"]["rules"]
    assert rule == {
        "id": "unknown-group",
        "shortDescription": {"text": "unknown group"},
        "fullDescription": {"text": "unknown group"},
        "help": {"text": "unknown group", "markdown": "unknown group"},
    }
