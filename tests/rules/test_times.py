from tests.rules.harness import told


def test_days_and_hours_are_compared() -> None:
    assert told("--- campaigns/drive.md\nstarts: 2026-12-01\nends: 2026-12-01 18:00") == []
    assert told(
        """
        --- campaigns/drive.md
        starts: 2026-12-03 19:00
        ends: 2026-12-03 18:00
        """
    ) == [
        'campaigns/drive.md:3:7-22 error[ends-before-starts] "ends" (2026-12-03 18:00) comes before "starts" (2026-12-03 19:00)'
    ]
    assert told("--- campaigns/drive.md\nresults: 2026-12-06") == [
        'campaigns/drive.md:2:10-19 error[ends-before-starts] "results" (2026-12-06) comes before "ends" (2026-12-07)'
    ]


def test_a_row_is_told_of_its_own_mistake_alone() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        title: Drive
        --- campaigns/drive/groups.csv
        group,starts,place
        lighthouse,2026-12-09,Pier
        """
    ) == [
        'campaigns/drive/groups.csv:2:12-21 error[ends-before-starts] "ends" (2026-12-07) comes before "starts" (2026-12-09)'
    ]


def test_a_message_is_due_before_it_is_too_late() -> None:
    assert told(
        """
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: [starts 08:00, ends 20:00]
        until: starts 12:00
        """
    ) == [
        'campaigns/drive/messages/10-launch.md:4:8-19 error[until-before-send] message "10-launch" is to be sent at 2026-12-07 20:00, and no later than 2026-12-01 12:00'
    ]


def test_what_a_recipe_sends_too_late_is_told_at_the_campaign_which_can_leave_it_out() -> None:
    short = """
        --- campaigns/drive/campaign.md
        kind: dispatch
        recipe: dispatch
        state: {state}
        ends: {ends}
        {more}
    """
    late = (
        'the recipe sends "50-hq-half-way" at 2026-12-15 09:30, and no later than 2026-12-14 23:59'
    )

    def found(state: str, ends: str, more: str = "") -> list[str]:
        lines = told(short.format(state=state, ends=ends, more=more))
        return [line.partition(" ")[2] for line in lines if "until-before-send" in line]

    assert found("ready", "2026-12-14") == [f"error[until-before-send] {late}"]
    assert found("draft", "2026-12-14") == [f"warning[until-before-send] {late}"]
    assert found("ready", "2026-12-15") == []
    assert found("ready", "2026-12-14", "skip: [50-hq-half-way]") == []


def test_a_column_of_days_that_look_like_anchors_is_one_finding() -> None:
    assert told(
        """
        --- campaigns/drive/messages.csv
        id,title,date,time,text
        one,One,Dec-04,8:30,We read.
        two,Two,Dec-05,8:30,We read.
        """
    ) == [
        'campaigns/drive/messages.csv:2:9-14 error[rewritten-column] "Dec-04" is written as a'
        ' spreadsheet shows it (and 1 more in "date")'
    ]


def test_of_a_spoilt_cell_no_rule_says_more() -> None:
    assert told(
        """
        --- groups/cities.csv
        id,name,channels,leader_name
        harbour,Harbour,#N/A,Ada
        """
    ) == [
        'groups/cities.csv:2:17-20 error[spoilt-cell] "#N/A" is what a spreadsheet writes where a'
        " formula fails"
    ]
