from kits.model.findings import Finding, error, say, warning
from kits.model.places import Place
from kits.report import render_findings
from tests.report.examples import FULL_WIDTH, NO_FILE, UNKNOWN_GROUP, lines
from tests.tongues import ZH


def test_a_finding_in_full_is_as_the_design_shows_it() -> None:
    assert render_findings([UNKNOWN_GROUP], "full", lines=lines) == (
        'content/campaigns/reading-week.md:7:5: error[unknown-group]: no group is called "shanghia-03"\n'
        "  |\n"
        "7 |   - shanghia-03\n"
        "  |     ^^^^^^^^^^^\n"
        '  = hint: did you mean "shanghai-03"?\n'
        "\n"
        "1 error\n"
    )


def test_findings_stand_apart_and_are_counted_at_the_end() -> None:
    found = [UNKNOWN_GROUP, FULL_WIDTH, NO_FILE]
    assert render_findings(found, "full", lines=lines, language=ZH) == (
        'content/活动/夜读.md:12:3: warning[full-width-colon]: "：" follows a key\n'
        "   |\n"
        "12 | 标题：灯下夜读 #长灯共读#\n"
        "   |     ^^\n"
        '   = 提示：write ": " instead\n'
        "\n"
        'content/campaigns/reading-week.md:7:5: error[unknown-group]: 找不到 "shanghia-03" 这个群\n'
        "  |\n"
        "7 |   - shanghia-03\n"
        "  |     ^^^^^^^^^^^\n"
        '  = 提示：是不是想写 "shanghai-03"？\n'
        "\n"
        "content/community.yml:1:1: error[missing-file]: there is no community.yml\n"
        "  = 提示：write one with a name, a locale and a timezone\n"
        "\n"
        "2 个错误，1 个警告\n"
    )


def test_concise_is_a_line_a_finding() -> None:
    assert render_findings([UNKNOWN_GROUP, FULL_WIDTH, FULL_WIDTH], "concise", lines=lines) == (
        'content/活动/夜读.md:12:3: warning[full-width-colon]: "：" follows a key\n'
        'content/活动/夜读.md:12:3: warning[full-width-colon]: "：" follows a key\n'
        'content/campaigns/reading-week.md:7:5: error[unknown-group]: no group is called "shanghia-03"\n'
        "1 error, 2 warnings\n"
    )


def test_nothing_wrong_is_nothing_to_say() -> None:
    assert render_findings([], "full", lines=lines) == ""
    assert render_findings([], "concise", lines=lines) == ""


def one(message: str, hint: str = "mend it") -> Finding:
    return error("broken", Place("a.md", 2), say("{text}", text=message), say("{text}", text=hint))


def test_a_value_cannot_break_the_line_or_steer_the_terminal() -> None:
    assert render_findings([one("a\nb\x1b[31m\u202ec\x9b")], "concise", lines=lines) == (
        "a.md:2:1: error[broken]: a␊b␛[31m\ufffdc\ufffd\n1 error\n"
    )


def test_a_path_that_is_no_utf_8_can_still_be_printed() -> None:
    odd = warning("odd", Place("caf\udce9.md"), say("odd"), say("rename it"))
    for format in ("full", "concise", "json", "github", "sarif"):
        render_findings([odd], format, lines=lines).encode()


def test_further_lines_of_a_hint_stand_below_it() -> None:
    shown = render_findings([one("no rules", "write\n## Rules\n\n- one")], "full", lines=lines)
    assert shown == (
        "a.md:2:1: error[broken]: no rules\n  = hint: write\n    ## Rules\n\n    - one\n\n1 error\n"
    )


def test_an_empty_source_line_leaves_no_space_behind() -> None:
    shown = render_findings([one("empty")], "full", lines=lambda path, line: "")
    assert shown.splitlines()[1:4] == ["  |", "2 |", "  | ^"]


def test_colours_only_add_to_the_text() -> None:
    found = [UNKNOWN_GROUP, FULL_WIDTH]
    plain = render_findings(found, "full", lines=lines)
    coloured = render_findings(found, "full", lines=lines, colour=True)
    assert "\x1b[1;31merror[unknown-group]\x1b[0m" in coloured
    assert "\x1b[1;33m^^\x1b[0m" in coloured
    for code in ("0", "1", "1;31", "1;33", "1;34"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def alike(number: int) -> Finding:
    place = Place("content/groups/all.csv", number + 1)
    return warning("lonely", place, say('group "{id}" is alone', id=number), say("write to it"))


def test_of_alike_warnings_the_first_are_shown_and_the_rest_counted() -> None:
    other = warning("lonely", Place("z.md"), say("nobody is here"), say("come in"))
    found = [alike(number) for number in range(1, 889)]
    full = render_findings([*found, other], "full", lines=lines)
    assert full.count("write to it") == 10
    assert (
        "… and 878 more lonely like these; kits check --format concise lists them all\n\n"
        "z.md:1:1: warning[lonely]: nobody is here\n"
    ) in full
    assert full.endswith("889 warnings\n")
    assert render_findings(found, "concise", lines=lines).count("is alone") == 888
    assert "… and 1 more lonely like it" in render_findings(found[:11], "full", lines=lines)
    assert "…" not in render_findings(found[:10], "full", lines=lines)


def test_the_one_error_comes_last_and_none_is_folded() -> None:
    found = [one("first"), *(alike(number) for number in range(1, 41))]
    for format in ("full", "concise"):
        told = render_findings(found, format, lines=lines)
        assert told.index("error[broken]: first") > told.rindex("is alone")
    errors = [one(str(number)) for number in range(20)]
    assert render_findings(errors, "full", lines=lines).count("error[broken]") == 20
