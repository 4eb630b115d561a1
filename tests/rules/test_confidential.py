from pathlib import Path

import pytest

from kits.rules.disguises import Words
from tests.cli.project import kits, small_project
from tests.rules.harness import told

WORDS = Words(["Firefly", "萤火", "Project Lantern"])

HIDDEN = [
    *("FIREFLY", "Fire**fly**", "_Fire_fly", "[Fire](x)fly", "[Fire][1]fly", "<b>Fi</b>refly"),
    *(
        "Fire\nfly",
        "Fire-\nfly",
        "Fire\n> fly",
        "Fire<br>fly",
        "Fire\u00adfly",
        "Fi\u200bre\u2060fly",
    ),
    *("Ｆｉｒｅｆｌｙ", "F i r e f l y", "f-i-r-e-f-l-y", "Fіrefly", "Fire&shy;fly", "&#70;irefly"),
    *("![firefly](a.png)", "![x](fire%66ly.png)", "[x](/firefly/)", '<i title="firefly">x</i>'),
    *(
        "| Fire | fly |",
        "Fire{% if x %}fly{% endif %}",
        'Fire{{ "fly" }}',
        r"Fire\_fly",
        "Fire~~fly~~",
    ),
    *("萤 火", "萤\n火", "萤\u3000火", "萤·火", "**萤**火", "萤\ufe0f火", "小萤火虫"),
    *(
        "project-lantern",
        "Project\n  Lantern",
        "ProjectLantern",
        "project_lantern",
        "Project  **Lan**tern",
    ),
    *("Fire\\\nfly", "Fire\u2011fly", "萤![](x)火", "[Fire](<a b>)fly", "[Fire](a_(b) 'c')fly"),
    *('Fire<b title=">">fly</b>', "Fire[^1]fly", "*Fire*{.x}fly", "==Fire==fly", "^^Fire^^fly"),
    *("\u202eFirefly", "Fire\u034ffly", "fire&#102;ly", "`Firefly`", "Fire<!-- x -->fly"),
]
PLAIN = [
    "a fire, fly away",
    "fire fly",
    "小萤，火车",
    "a project of lanterns",
    "Fire!fly",
    "",
    "***",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_word_is_found_however_it_is_typed(text: str) -> None:
    assert list(WORDS.found(f"We call it {text}."))


@pytest.mark.parametrize("text", PLAIN)
def test_other_words_are_no_find(text: str) -> None:
    assert not list(WORDS.found(text))


def test_signs_of_a_word_count() -> None:
    words = Words(["C++", "R&D", "Go On", "..."])
    texts = ("we use C++ here", "the R&amp;D", "go  on", "c and d", "goons", "rd", "go. On")
    assert [bool(list(words.found(text))) for text in texts] == [True] * 3 + [False] * 4


def test_a_find_is_where_it_was_typed() -> None:
    text = "é&amp;Ａ：Fire**fl**y, 萤 火"
    assert [text[start:end] for start, end in WORDS.found(text)] == ["Fire**fl**y", "萤 火"]


def test_names_addresses_and_what_a_host_prints_are_looked_at() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly]
        --- pages/project-firefly.md
        title: Our reading
        description: The ｆｉｒｅｆｌｙ night
        tags: [evenings, fire-fly, f.i.r.e.f.l.y]
        ---
        We read together.
        --- groups/fire.csv
        id,name,channels,leader_name,vars.x
        fire-fly-one,A,wechat,Ada,fire fly
        firefly-two,B,wechat,Ada,"Fire
        fly"
        --- training/leaders/01-firefly.md
        title: Lesson
        --- campaigns/drive/campaign.md
        awards:
          - id: firefly
            name: First shelf
            criteria: The best note
            settlement: A week later
            why: It makes the next reader open the book.
        """
    ) == [
        'campaigns/drive/campaign.md:3:9-15 error[confidential-word] the confidential "firefly" stands where everyone can read it',
        'groups/fire.csv:2:1-8 error[confidential-word] the confidential "fire-fly" stands where everyone can read it',
        'groups/fire.csv:3:1-7 error[confidential-word] the confidential "firefly" stands where everyone can read it',
        'groups/fire.csv:3:27-30 error[confidential-word] the confidential "Fire fly" stands where leaders can read it',
        'pages/project-firefly.md:1:1-1 error[confidential-word] the confidential "firefly" stands in an address',
        'pages/project-firefly.md:3:18-24 error[confidential-word] the confidential "ｆｉｒｅｆｌｙ" stands where everyone can read it',
        'pages/project-firefly.md:4:18-25 error[confidential-word] the confidential "fire-fly" stands where everyone can read it',
        'pages/project-firefly.md:4:28-40 error[confidential-word] the confidential "f.i.r.e.f.l.y" stands where everyone can read it',
        'training/leaders/01-firefly.md:1:1-1 error[confidential-word] the confidential "firefly" stands in an address',
    ]


def test_a_draft_may_hold_it() -> None:
    assert not told(
        """
        --- community.yml
        confidential: [Firefly]
        --- campaigns/firefly.md
        title: Firefly
        state: draft
        """
    )


def test_what_a_host_prints_on_every_page_is_looked_at(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    community = project / "content/community.yml"
    community.write_text(
        f"{community.read_text()}confidential: [Firefly, 萤火]\n", encoding="utf-8"
    )
    (project / "mkdocs.yml").write_text(
        "# Firefly\nsite_name: Harbour 萤 火\nnav:\n  - Project Fire&shy;fly: a.md # firefly\n",
        encoding="utf-8",
    )
    printed = kits(project, "check", "--format", "concise").output.splitlines()
    assert [line for line in printed if "confidential" in line] == [
        'mkdocs.yml:2:20: error[confidential-word]: the confidential "萤 火" stands where everyone can read it',
        'mkdocs.yml:4:13: error[confidential-word]: the confidential "Fire&shy;fly" stands where everyone can read it',
    ]


def test_a_picture_is_published_under_its_name() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/images/project-firefly.png
        x
        """
    )[0] == (
        'campaigns/drive/images/project-firefly.png:1:1-1 error[confidential-word] the confidential "firefly" stands in an address'
    )


def test_a_file_to_send_on_is_published_under_its_name() -> None:
    found = told(
        """
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/files/firefly.csv
        a,b
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        attach: files/firefly.csv
        ---
        We begin.
        """
    )
    assert [each.partition(" ")[0] for each in found if "in an address" in each] == [
        "campaigns/drive/files/firefly.csv:1:1-1"
    ]


def test_a_text_and_a_value_make_a_word_together() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Project Fire{{ here.ending }} begins.
        --- campaigns/drive/groups.csv
        group,ending
        lighthouse,fly
        """
    ) == [
        'campaigns/drive/messages/10-launch.md:5:1-37 error[confidential-word] the confidential "Firefly" stands where leaders can read it'
    ]


def test_what_a_drawing_says_and_how_a_way_in_is_called_is_looked_at() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly]
        --- campaigns/drive/campaign.md
        banner: images/plan.svg
        --- campaigns/drive/images/plan.svg
        <svg xmlns="http://www.w3.org/2000/svg"><desc>Firefly</desc><text>Fire<tspan>fly</tspan></text></svg>
        --- groups/harbour.md
        name: Harbour
        channels: [wechat]
        leader_name: Ada
        links:
          Project Firefly: https://example.org/a
        """
    ) == [
        'campaigns/drive/images/plan.svg:1:1-1 error[confidential-word] the confidential "Fire<tspan>fly" stands where everyone can read it',
        'groups/harbour.md:6:3-17 error[confidential-word] the confidential "Project Firefly" stands where leaders can read it',
    ]


def test_what_goes_back_to_a_group_is_looked_at() -> None:
    assert told(
        """
        --- community.yml
        confidential: [Firefly]
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
        --- log/asks/2026.csv
        id,day,what,group,answer,told
        one,2026-12-01,More of Firefly,harbour,Firefly comes,
        two,2026-12-01,Firefly,harbour,Yes,2026-12-01
        three,2026-12-01,Firefly?,,Yes,
        --- occasions/nudge.md
        id: nudge
        ---
        Firefly waits, {{ person.called }}.
        """
    ) == [
        'log/asks/2026.csv:2:24-30 error[confidential-word] the confidential "Firefly" stands where leaders can read it',
        'log/asks/2026.csv:2:40-46 error[confidential-word] the confidential "Firefly" stands where leaders can read it',
        'occasions/nudge.md:4:1-7 error[confidential-word] the confidential "Firefly" stands where leaders can read it',
    ]
