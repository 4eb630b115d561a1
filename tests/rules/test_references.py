from tests.rules.harness import hints_of, told


def test_each_id_is_looked_up_where_it_stands() -> None:
    assert told(
        """
        --- people/mira.csv
        id,name,groups,mentored_by
        mira,Mira,lighthose,an
        --- campaigns/drive/campaign.md
        crew: [anm, ben]
        duties:
          copywriting: ann
          promotion: nobody
          intake: [ben, annn]
          judging: ops
          awarding: ann
          resources: {waived: none}
        proposed_by: bn
        forked_from: drvie
        skip: [10-launch]
        awards:
          - {id: a, name: A, criteria: C, settlement: S, why: W, winners: {name: X, group: lghthouse}}
        --- campaigns/drive/recap.md
        attended: [ann, bne]
        praise: [{person: ena, for: all}]
        --- campaigns/drive/groups.csv
        group,skip
        lighthouse,all; 10-x
        --- campaigns/drive/messages/10-start.md
        title: Start
        only: {stage: running}
        attach: {card: c, only: [lighthousee]}
        channels: [wechat, qqq]
        """
    ) == [
        'campaigns/drive/campaign.md:2:8-10 error[unknown-person] no person is called "anm"',
        'campaigns/drive/campaign.md:5:14-19 error[unknown-person] no person is called "nobody"',
        'campaigns/drive/campaign.md:6:17-20 error[unknown-person] no person is called "annn"',
        'campaigns/drive/campaign.md:10:14-15 error[unknown-person] no person is called "bn"',
        'campaigns/drive/campaign.md:11:14-18 error[unknown-campaign] no campaign is called "drvie"',
        'campaigns/drive/campaign.md:12:8-16 error[unknown-message] no message of the recipe is called "10-launch"',
        'campaigns/drive/campaign.md:14:84-92 error[unknown-group] no group is called "lghthouse"',
        'campaigns/drive/groups.csv:2:17-20 error[unknown-message] no message of this campaign is called "10-x"',
        'campaigns/drive/messages/10-start.md:4:26-36 error[unknown-group] no group is called "lighthousee"',
        'campaigns/drive/messages/10-start.md:5:20-22 error[unknown-channel] no channel is called "qqq"',
        'campaigns/drive/recap.md:2:17-19 error[unknown-person] no person is called "bne"',
        'campaigns/drive/recap.md:3:19-21 error[unknown-person] no person is called "ena"',
        'people/mira.csv:2:11-19 error[unknown-group] no group is called "lighthose"',
        'people/mira.csv:2:21-22 error[unknown-person] no person is called "an"',
    ]


def test_someone_may_be_named_anywhere() -> None:
    assert (
        told(
            """
            --- campaigns/drive.md
            crew: [someone, ann]
            announcer: someone
            """
        )
        == []
    )


def test_what_names_a_broken_file_or_a_broken_recipe_is_not_blamed() -> None:
    assert told(
        """
        --- people/mira.md
        name: Mira
        joined: 2026-02-30
        --- campaigns/drive.md
        crew: [mira, ann]
        recipe: smal
        skip: [10-x]
        """
    ) == [
        'campaigns/drive.md:3:9-12 error[unknown-recipe] no recipe is called "smal"',
        'people/mira.md:3:9-18 error[bad-date] there is no day "2026-02-30"',
    ]


def test_a_credit_of_no_campaign_names_somebody_who_is_known() -> None:
    assert told(
        """
        --- credits.csv
        person,for,kind,group,when
        mria,carried books,long-service,harbuor,2026-12-01
        someone,carried more,,,2026-12-01
        """
    ) == [
        'credits.csv:2:1-4 error[unknown-person] no person is called "mria"',
        'credits.csv:2:33-39 error[unknown-group] no group is called "harbuor"',
    ]


def test_a_credit_of_no_campaign_says_what_everybody_may_read() -> None:
    assert told(
        """
        --- people/mira.md
        name: Mira Halvorsen
        --- people/ops.md
        name: Opal
        role: staff
        --- credits.csv
        person,for,when
        ops,stayed,2026-12-01
        mira,taught by Mira Halvorsen,2026-12-01
        mira,TODO say what,2026-12-01
        mira,{{ group.name }},2026-12-01
        """
    ) == [
        'credits.csv:2:1-3 warning[staff-honoured] "ops" is staff, and all honour goes to users',
        'credits.csv:3:16-29 error[named-without-consent] "Mira Halvorsen" has not agreed to be named, '
        "and everyone can read this",
        'credits.csv:4:6-18 error[placeholder] the blank "TODO say what" is not filled in',
        'credits.csv:5:6-7 error[template-in-prose] "{{" is not run here, and would be published as '
        "it is",
    ]


def test_a_channel_that_is_named_as_people_call_it_is_told_with_its_id() -> None:
    found = hints_of(
        """
        --- community.yml
        channels: {band: {name: Band}}
        --- groups/all.csv
        id,name,channels,leader_name
        a,A,企业微信;钉钉,Ada
        b,B,微信、QQ,Ada
        c,C,WhatsApp / email,Ada
        d,D,mumble,Ada
        e,E,Band,Ada
        f,F,飞书,Ada
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        channels: [微博]
        """,
        "unknown-channel",
    )
    assert found == [
        'did you mean "weibo"?',
        'did you mean "wecom"?',
        'did you mean "dingtalk"?',
        'write "wechat;qq": in a table, ; stands between items',
        'write "whatsapp;email": in a table, ; stands between items',
        "name it under channels in community.yml, such as mumble: {name: mumble}, or run "
        '"kits channels" for those that are known',
        'did you mean "band"?',
        'did you mean "feishu"?',
    ]
