import pytest

from tests.rules.harness import told


def found(private: str, notes: str) -> list[str]:
    lines = told(f"--- campaigns/drive.md\nprivate:\n{private}\nnotes: |\n  {notes}")
    return [line.partition("private-fact] ")[2].partition(" is private")[0] for line in lines]


@pytest.mark.parametrize(
    ("private", "notes", "fact"),
    [
        ("  budget: 1386 元", "花了 1,386 块", '"1,386"'),
        ("  budget: 1386 元", "花了1386元。", '"1386"'),
        ("  budget: 9,450", "It costs RMB 9450.00 in all", '"9450.00"'),
        ("  budget: ￥３，３８０", "共 3380", '"3380"'),
        ("  budget: $2000", "We have $2,000 left", '"2,000"'),
        ("  costs: {hall: [456, 12]}", "The hall is 456 and the tea 12", '"456"'),
        ("  notes: 秘密客人张三丰。", "有秘密客人张三丰来", '"秘密客人张三丰"'),
        ("  notes: |\n    Tell no one\n    - Oxfam  pays", "oxfam pays this time", '"oxfam pays"'),
        ("  notes: Oxfam", "Books of Oxfam", '"Oxfam"'),
    ],
)
def test_a_private_fact_is_found_wherever_it_is_told(private: str, notes: str, fact: str) -> None:
    assert found(private, notes) == [fact]


@pytest.mark.parametrize(
    ("private", "notes"),
    [
        ("  budget: 300 元", "每本不超过 300 页"),
        ("  notes: 来了 120 人", "每人 120 元"),
        ("  notes: it began in 2024", "Since 2024, and 2024 books"),
        ("  budget: 2000 元", "从 2000 年到现在"),
        ("  budget: 456", "第 1456 号，456.5，https://a.example/456 A-456 456abc 12-456"),
        ("  state: open", "The doors are open."),
        ("  notes: Oxfam", "Oxfamous"),
        ("  notes: 茶 1", "茶 1"),
        ("  due: 2026-12-06", "到 2026-12-06"),
        ("  paid: true", "true love"),
    ],
)
def test_what_only_looks_like_a_private_fact_is_none(private: str, notes: str) -> None:
    assert found(private, notes) == []


def test_everything_of_the_campaign_is_read_and_what_belongs_to_none() -> None:
    assert told(
        """
        --- community.yml
        about: We spent 48210, and 456 elsewhere.
        --- campaigns/drive/campaign.md
        private: {budget: 48210, hall: 456}
        awards: [{id: first, name: First, prize: 48210, criteria: C, settlement: S, why: W}]
        --- campaigns/drive/recap.md
        good: 48210
        private: Nobody came early.
        ---
        Thanks. nobody came early.
        --- campaigns/drive/groups.csv
        group,host
        lighthouse,456 yuan
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        note: 48210
        ---
        Only 456 left.
        --- pages/about.md
        title: About
        ---
        48210 in all.
        --- training/leaders/01-first.md
        title: First
        ---
        48,210
        """
    ) == [
        'campaigns/drive/campaign.md:3:42-46 error[private-fact] "48210" is private in campaign "drive"',
        'campaigns/drive/groups.csv:2:12-14 error[private-fact] "456" is private in campaign "drive"',
        'campaigns/drive/messages/10-launch.md:3:7-11 error[private-fact] "48210" is private in campaign "drive"',
        'campaigns/drive/messages/10-launch.md:5:6-8 error[private-fact] "456" is private in campaign "drive"',
        'campaigns/drive/recap.md:2:7-11 error[private-fact] "48210" is private in campaign "drive"',
        'campaigns/drive/recap.md:5:9-25 error[private-fact] "nobody came early" is private in campaign "drive"',
        'community.yml:1:17-21 error[private-fact] "48210" is private in campaign "drive"',
        'pages/about.md:4:1-5 error[private-fact] "48210" is private in campaign "drive"',
        'training/leaders/01-first.md:4:1-6 error[private-fact] "48,210" is private in campaign "drive"',
    ]
