"""Rules of kits and texts as they stream by."""

from tests.rules.harness import told


def test_a_text_that_is_too_long_for_many_groups_is_one_finding_a_channel() -> None:
    assert told(
        """
        --- community.yml
        channels: {wechat: {limit: 20}, qq: {advised: 10}}
        --- groups/all.csv
        id,name,channels,leader_name
        a,A,wechat;qq,Ada
        b,B,wechat;qq,Bo
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: [starts 08:00, starts 09:00]
        ---
        We begin today, and go on until Sunday.
        """
    ) == [
        'campaigns/drive/messages/10-launch.md:5:1-39 warning[text-long] message "10-launch" of campaign "drive" has 39 characters in "qq" for group "a" and is too long for 1 more, and more than 10 reads badly',
        'campaigns/drive/messages/10-launch.md:5:1-39 error[text-too-long] message "10-launch" of campaign "drive" has 39 characters in "wechat" for group "a" and is too long for 2 more, and at most 20 can be sent',
    ]


def test_links_are_checked_once_and_values_are_trusted() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,link
        a,A,wechat,Ada,https://chat.example/a
        b,B,wechat,Bo,https://chat.example/b
        --- campaigns/drive/campaign.md
        link: "#小程序://灯下/x"
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        ---
        [join]({{ link }}) https://a.example/{{ group.id }}
        #小程序://灯下/y [page](https://a.example/{{ group.id }})
        [wall](wall/) and [x]({{ group.id }}/y)
        """
    ) == [
        'campaigns/drive/messages/10-launch.md:6:1-1 error[bad-link] "wall/" is not a link that can be opened',
        'campaigns/drive/messages/10-launch.md:6:19-19 error[bad-link] "…/y" is not a link that can be opened',
    ]


def test_what_is_not_written_in_a_groups_language_is_told_once_each() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,locale
        a,A,wechat,Ada,en
        b,B,wechat,Bo,en-GB
        c,C,wechat,Bo,zh-TW
        d,D,wechat,,zh
        --- campaigns/drive/campaign.md
        recipe: small
        faq: [{id: late, q: Late, a: Yes}]
        --- campaigns/drive/campaign.en.md
        title: Drive
        theme: Books
        --- campaigns/drive/messages/20-launch.md
        title: Launch
        """
    ) == [
        'campaigns/drive/campaign.md:3:1-3 warning[missing-translation] the FAQ is not written in "en", as group "a" and 1 more speak',
        'campaigns/drive/messages/20-launch.md:2:8-13 warning[missing-translation] message "20-launch" is not written in "en", as group "a" and 1 more speak',
        'groups/all.csv:5:1-1 warning[group-without-leader] group "d" has no leader, and nobody stands in',
    ]


def test_a_text_that_says_nothing_to_some_is_told_once() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,region
        a,A,wechat,Ada,North
        b,B,wechat,Ada,
        --- campaigns/drive/campaign.md
        changes: [{id: a, at: 2026-12-01, what: A, replaces: 40-d}]
        --- campaigns/drive/messages/10-a.md
        title: A
        ---
        {% if group.region %}x{% endif %}
        --- campaigns/drive/messages/20-b.md
        title: B
        attach: {card: A card}
        ---
        {% if group.region %}x{% endif %}
        --- campaigns/drive/messages/30-c.md
        title: C
        to: crew
        ---
        {% if campaign.place %}x{% endif %}
        --- campaigns/drive/messages/40-d.md
        title: D
        ---
        {% if group.region %}x{% endif %}
        """
    ) == [
        'campaigns/drive/messages/10-a.md:4:1-33 error[empty-text] message "10-a" of campaign "drive" is empty for "b" and 1 more',
        'campaigns/drive/messages/30-c.md:5:1-35 error[empty-text] message "30-c" of campaign "drive" is empty',
    ]


def test_a_text_over_the_limit_may_be_pasted_in_parts_where_it_says_so() -> None:
    allowed = """
        --- groups/all.csv
        id,name,channels,leader_name
        a,A,discord,Ada
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        split: allowed
        only: a
        as: %s
        ---
        """ + "\n        ".join(["We begin today, and go on until Sunday."] * 60)
    assert told(allowed % "message") == []
    (line,) = told(allowed % "chain")
    assert "error[text-too-long]" in line
    (line,) = told(allowed.replace("split: allowed", "quiet: allowed") % "message")
    assert 'has 2399 UTF-16 units in "discord"' in line
    assert "at most 2000 can be sent" in line
