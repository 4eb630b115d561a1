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
