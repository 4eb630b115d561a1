from tests.rules.harness import told


def test_a_row_is_used_and_the_hq_group_may_have_one() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,kind
        helm,Helm,wechat,Ada,hq
        hill,Hill,wechat,Bo,
        --- campaigns/drive/campaign.md
        groups: [lighthouse]
        --- campaigns/drive/groups.csv
        group,place
        helm,Pier
        hill,Hut
        hil,Hat
        --- campaigns/drive/messages/05-heads-up.md
        title: Heads-up
        to: hq
        """
    ) == [
        'campaigns/drive/groups.csv:3:1-4 warning[unused-row] group "hill" does not take part, so its row is not used',
        'campaigns/drive/groups.csv:4:1-3 error[unknown-group] no group is called "hil"',
    ]


def test_messages_to_nobody_are_told_once_a_campaign() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        recipe: small
        --- campaigns/drive/messages/01-a.md
        title: A
        to: hq
        --- campaigns/drive/messages/02-b.md
        title: B
        to: hq
        """
    ) == [
        'campaigns/drive/messages/01-a.md:3:5-6 warning[missing-hq] "01-a" goes to the HQ group, and there is none',
    ]
