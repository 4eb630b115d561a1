from tests.rules.harness import told


def test_lessons_come_in_an_order_and_answers_stand_among_options() -> None:
    assert told(
        """
        --- training/a/01-first.md
        title: First
        needs: [02-second]
        --- training/a/02-second.md
        title: Second
        needs: [a/01-first]
        --- training/a/03-third.md
        title: Third
        needs: [01-first]
        --- training/b/01-third.md
        title: Third
        needs: [a/03-third]
        quiz: [{q: A, options: [One, Two], answer: [One, Tow]}, {q: B, options: [], answer: One}]
        """
    ) == [
        'training/a/01-first.md:3:9-17 error[lesson-needs-itself] lesson "a/01-first" needs "02-second", which needs it',
        'training/a/02-second.md:3:9-18 error[lesson-needs-itself] lesson "a/02-second" needs "a/01-first", which needs it',
        'training/b/01-third.md:4:50-52 error[answer-not-an-option] the answer "Tow" is none of the options',
        'training/b/01-third.md:4:85-87 error[answer-not-an-option] the answer "One" has no options to stand among',
    ]
