from tests.rules.harness import told


def test_confidential_words_are_found_below_operators() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly, 萤火]
        --- groups/all.csv
        id,name,channels,leader_name,owner,vars.x
        a,萤火群,wechat,Ada,firefly,the FIREFLY
        --- campaigns/drive/campaign.md
        private: {notes: firefly}
        groups: lighthouse
        --- campaigns/drive/groups.csv
        group,host
        lighthouse,萤火
        --- campaigns/next.md
        title: Firefly
        state: draft
        """
    ) == [
        'campaigns/drive/groups.csv:2:12-13 error[confidential-word] the confidential "萤火" stands where leaders can read it',
        'groups/all.csv:2:3-4 error[confidential-word] the confidential "萤火" stands where everyone can read it',
        'groups/all.csv:2:30-36 error[confidential-word] the confidential "FIREFLY" stands where leaders can read it',
    ]  # fmt: skip


def test_tags_work_where_one_group_is_spoken_to() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        faq: [{id: who, q: "Who is {{ leader }}?", a: "{{ leader }}"}]
        --- campaigns/drive/messages/10-launch.md
        title: "{{ group.name }}"
        note: "{{ leader }}"
        report: "{{ group.name }}"
        subject: "{{ group.name }}"
        attach: {card: "{{ group.name }}", from: "{{ leader }}"}
        --- groups/odd.csv
        id,name,channels,leader_name
        odd,{{x}},wechat,Ada
        """
    ) == [
        'campaigns/drive/campaign.md:2:28-29 error[template-in-prose] "{{" is not run here, and would be published as it is',
        'campaigns/drive/messages/10-launch.md:2:9-10 error[template-in-prose] "{{" is not run here, and would be published as it is',
    ]


def test_the_mark_that_is_found_is_told() -> None:
    assert told(
        """
        --- pages/a.md
        title: A
        ---
        ## One {#one}
        {# a remark #} ｛｛ group.name ｝｝
        """
    ) == [
        'pages/a.md:5:1-2 error[template-in-prose] "{#" is not run here, and would be published as it is',
        'pages/a.md:5:16-17 error[full-width-tag] "｛｛" is written with full-width braces',
    ]
