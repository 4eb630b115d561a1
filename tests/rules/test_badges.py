from tests.rules.harness import told


def test_a_kind_of_credit_is_one_that_is_given() -> None:
    assert told(
        """
        --- badges.yml
        - id: a
          name: A
          rule: {credit: reader}
        - id: b
          name: B
          rule: {credit: duty}
        - id: c
          name: C
          rule: {credit: baker}
        --- campaigns/drive.md
        credits: [{person: ann, for: Reading, kind: reader}]
        """
    ) == [
        'badges.yml:11:18-22 error[unknown-credit] no credit is of the kind "baker"',
    ]


def test_a_rule_asks_for_what_its_kind_of_credit_has() -> None:
    assert told(
        """
        --- badges.yml
        - id: a
          name: A
          rule: {credit: lead, duty: copywriting}
        - id: b
          name: B
          rule: {credit: lesson, campaigns: 2, groups: 2}
        - id: c
          name: C
          rule: {credit: win, campaigns: 2, groups: 2}
        - id: d
          name: D
          rule: {credit: duty, duty: copywriting, groups: 0}
        """
    ) == [
        'badges.yml:3:24-27 error[unearnable-badge] nobody can earn "a": a credit of the kind '
        '"lead" has no duty',
        'badges.yml:7:26-34 error[unearnable-badge] nobody can earn "b": a credit of the kind '
        '"lesson" has no campaigns',
        'badges.yml:7:40-45 error[unearnable-badge] nobody can earn "b": a credit of the kind '
        '"lesson" has no groups',
    ]


def test_a_kind_that_only_credits_of_no_campaign_use_can_be_earned() -> None:
    table = "--- credits.csv\nperson,for,kind,when\nsomeone,stayed,long-service,2026-12-01\n"
    badge = (
        "--- badges.yml\n- id: oil\n  name: Oil\n  for: stayed\n  rule: {credit: long-service}\n"
    )
    assert len(told(badge)) == 1
    assert told(badge + table) == []


def test_a_kind_is_not_missed_where_credits_could_not_be_read() -> None:
    badge = (
        "--- badges.yml\n- id: oil\n  name: Oil\n  for: stayed\n  rule: {credit: long-service}\n"
    )
    row = "--- credits.csv\nperson,for,kind,when\nsomeone,stayed,long-service,soon\n"
    lost = "--- credits.csv\nperson,for,kind\nsomeone,stayed,long-service\n"
    open_cell = '--- credits.csv\nperson,for,kind,when\nsomeone,"stayed,long-service,2026-12-01\n'
    for table in (row, lost, open_cell):
        assert [line for line in told(badge + table) if "unknown-credit" in line] == []
        assert told(badge + table) != []
