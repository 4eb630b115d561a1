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


def test_a_text_that_costs_too_much_is_told_wherever_it_would_be_rendered() -> None:
    assert told(
        """
        --- community.yml
        values: [fine, "%%<a 9000 times%%"]
        --- people/mira.md
        credit: name
        ---
        A story.

        %%*a 2000 times%%
        --- pages/a.md
        title: A
        ---
        fine

        %%> 40 times%% deep, and this line goes on: %%so 300 times%%
        --- training/leaders/01-first.md
        title: First
        ---
        # First
        %%<div> 200 times%%
        --- campaigns/next.md
        title: Next
        state: draft
        rules: "%%[ 5000 times%%"
        """
    ) == [
        "campaigns/next.md:39:9-9 warning[costly-text] there are 5000 marks in one paragraph, and at most 1000 can be read",
        "community.yml:5:17-17 error[costly-text] reading this takes 30011694 steps, and at most 30000000 are taken",
        "pages/a.md:6:1-1 error[costly-text] there are 40 levels in one another, and at most 30 can be read",
        "people/mira.md:6:1-1 error[costly-text] there are 2000 marks in one paragraph, and at most 1000 can be read",
        "training/leaders/01-first.md:5:1-1 error[costly-text] there are 91 levels in one another, and at most 90 can be read",
    ]


def test_a_comment_ends_but_for_one_in_code_or_in_a_message() -> None:
    assert told(
        """
        --- pages/a.md
        title: A
        ---
        `<!--` begins one. <!-- done -->
        <!-- not done
        --- people/ben.md
        credit: name
        ---
        I read. <!-- ask him
        """
    ) == [
        'pages/a.md:5:1-4 error[unclosed-comment] a comment begins here with "<!--" and does not end',
        'people/ben.md:4:9-12 error[unclosed-comment] a comment begins here with "<!--" and does not end',
    ]
