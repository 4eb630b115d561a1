from tests.rules.harness import told


def test_the_value_that_nobody_has_is_pointed_at() -> None:
    assert told(
        """
        --- groups/harbour.csv
        id,name,channels,leader_name,city,tags
        harbour,Harbour,wechat,Ada,Bergen,sea; north
        --- campaigns/drive.md
        groups:
          - {city: Bergen, tag: soth}
          - {city: Bergen, tag: [sea, north]}
          - {tag: sea, city: Oslo}
          - all
        """
    ) == [
        'campaigns/drive.md:3:25-28 error[empty-selector] no group has the tag "soth"',
        'campaigns/drive.md:5:22-25 error[empty-selector] no group has the city "Oslo"',
    ]


def test_traits_that_no_group_has_together() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,city,tags
        harbour,Harbour,wechat,Ada,Bergen,sea
        hill,Hill,wechat,Ada,Oslo,hill
        --- campaigns/drive.md
        groups: [{city: Oslo, tag: sea}]
        """
    ) == [
        "campaigns/drive.md:2:11-14 error[empty-selector] no group is all of this at once: city, tag"
    ]


def test_a_message_chooses_among_the_groups_of_its_campaign() -> None:
    assert told(
        """
        --- groups/harbour.csv
        id,name,channels,leader_name,city
        harbour,Harbour,wechat,Ada,Bergen
        --- campaigns/drive/campaign.md
        groups: lighthouse
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        only: [harbour, lighthouse]
        except: harbour
        """
    ) == [
        'campaigns/drive/messages/10-launch.md:3:8-14 error[empty-selector] the group "harbour" does not take part in this campaign'
    ]


def test_an_unknown_group_is_not_an_empty_selector_too() -> None:
    assert told(
        """
        --- campaigns/drive.md
        groups: [harbuor]
        except: [harbuor]
        """
    ) == [
        'campaigns/drive.md:2:10-16 error[unknown-group] no group is called "harbuor"',
        'campaigns/drive.md:3:10-16 error[unknown-group] no group is called "harbuor"',
    ]


def test_listed_without_a_list_and_exceptions_without_a_rest() -> None:
    assert told("--- campaigns/drive.md\ngroups: listed") == [
        'campaigns/drive.md:2:9-14 error[empty-selector] "listed" takes in no group: the campaign has no groups.csv with a row'
    ]
    assert told("--- campaigns/drive.md\nstate: draft\ngroups: all\nexcept: lighthouse") == [
        'campaigns/drive.md:4:9-18 warning[empty-selector] "except" takes out every group that "groups" takes in'
    ]


def test_the_hq_group_is_chosen_by_its_id_alone() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,kind
        helm,Helm,wechat,Ada,hq
        --- campaigns/drive.md
        groups: [{kind: hq}, helm]
        """
    ) == [
        "campaigns/drive.md:2:11-14 error[empty-selector] groups that are chosen by what they are never take in the HQ group",
    ]
