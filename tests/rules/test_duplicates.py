from tests.rules.harness import told


def test_an_id_is_one_items_in_each_list() -> None:
    assert told(
        """
        --- community.yml
        faq: [{id: a, q: A, a: A}, {id: a, q: B, a: B}]
        --- recipes/walk/recipe.md
        title: Walk
        checklist: [{id: a, do: A}, {id: a, do: B}]
        --- campaigns/drive/campaign.md
        recipe: walk
        awards:
          - {id: one, name: A, criteria: C, settlement: S, why: W}
          - {id: two, name: B, criteria: C, settlement: S, why: W}
          - {id: one, name: C, criteria: C, settlement: S, why: W}
        changes: [{id: c, at: 2026-12-01, what: A}, {id: c, at: 2026-12-01, what: B}, {at: 2026-12-01, what: C}]
        checklist: [{id: a, do: C}]
        --- campaigns/drive/campaign.en.md
        title: Drive
        faq: [{id: late, q: A, a: A}, {q: B, a: B}, {id: q2, q: C, a: C}]
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        attach: [{id: a, card: A}, {id: a, card: B}]
        """
    ) == [
        'campaigns/drive/campaign.en.md:3:50-51 error[duplicate-id] "q2" is taken already, at content/campaigns/drive/campaign.en.md:3',
        'campaigns/drive/campaign.md:6:10-12 error[duplicate-id] "one" is taken already, at content/campaigns/drive/campaign.md:35',
        'campaigns/drive/campaign.md:7:50-50 error[duplicate-id] "c" is taken already, at content/campaigns/drive/campaign.md:38',
        'campaigns/drive/messages/10-launch.md:3:33-33 error[duplicate-id] "a" is taken already, at content/campaigns/drive/messages/10-launch.md:4',
        'community.yml:1:33-33 error[duplicate-id] "a" is taken already, at content/community.yml:5',
        'recipes/walk/recipe.md:3:34-34 error[duplicate-id] "a" is taken already, at content/recipes/walk/recipe.md:3',
    ]


def test_a_sending_and_a_message_are_not_called_alike() -> None:
    assert told(
        """
        --- campaigns/drive/messages/10-quiz.md
        title: Quiz
        send: [starts 08:00, ends 09:00]
        --- campaigns/drive/messages/10-quiz-2.md
        title: Second
        --- campaigns/drive/messages/10-quiz-3.md
        title: Third
        """
    ) == [
        'campaigns/drive/messages/10-quiz-2.md:4:1-9 error[duplicate-id] "10-quiz-2" is a message of its own, and what one sending of "10-quiz" is called',
    ]


def test_a_change_may_replace_one_sending() -> None:
    assert told(
        """
        --- campaigns/drive/messages/10-quiz.md
        title: Quiz
        send: [starts 08:00, starts 09:00]
        --- campaigns/drive/campaign.md
        changes:
          - {id: a, at: 2026-12-01, what: A, replaces: [10-quiz-1, 10-quiz-3], message: 10-quiz-1}
        """
    ) == [
        'campaigns/drive/campaign.md:3:60-68 error[unknown-message] no message of this campaign is called "10-quiz-3"',
        'campaigns/drive/campaign.md:3:81-89 error[unknown-message] no message of this campaign is called "10-quiz-1"',
    ]
