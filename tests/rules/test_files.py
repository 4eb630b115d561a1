import pytest

from tests.rules.harness import hints_of, told


def test_every_picture_is_looked_for_from_the_folder_of_its_file() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        banner: images/banner.png
        ---
        ![a shelf](images/shelf.png "Shelf") ![far](https://a.example/x.png)
        --- campaigns/drive/images/bannner.png
        x
        --- people/mira.md
        name: Mira
        avatar: mira.png
        --- badges.yml
        - id: pen
          name: Pen
          icon: badges/pen.svg
        - id: lamp
          name: Lamp
          icon: 🏮
        --- training/leaders/01-first.md
        title: First
        ---
        ![](../board.png)
        --- training/board.png
        x
        """
    ) == [
        'badges.yml:3:9-22 warning[unusable-icon] "badges/pen.svg" is no single sign, so it is not shown',
        'campaigns/drive/campaign.md:2:9-25 error[missing-image] there is no file "images/banner.png"',
        'campaigns/drive/campaign.md:4:12-27 error[missing-image] there is no file "images/shelf.png"',
        'people/mira.md:3:9-16 error[missing-image] there is no file "mira.png"',
        'training/board.png:1:1-1 warning[unclaimed-file] nothing refers to "content/training/board.png", so it is never published',
        'training/leaders/01-first.md:4:5-16 error[foreign-file] "../board.png" lies outside the folder of what refers to it',
    ]


def test_a_file_that_is_named_by_a_slip_is_told_of_once() -> None:
    typed = "--- campaigns/drive/campaign.md\nbanner: {}\n--- campaigns/drive/Banner.png\nx\n"
    for name in ("banner.png", "Baner.png"):
        assert [finding.split()[1] for finding in told(typed.format(name))] == [
            "error[missing-image]"
        ]


def test_files_of_drafts_and_of_messages_that_vary_by_group_are_claimed() -> None:
    assert (
        told(
            """
            --- campaigns/drive/campaign.md
            state: draft
            --- campaigns/drive/images/harbour.png
            x
            --- campaigns/drive/images/lighthouse.png
            x
            --- campaigns/drive/images/code.png
            x
            --- campaigns/drive/messages/10-launch.md
            title: Launch
            attach: ["images/{{ group.id }}.png", images/code.png]
            --- pages/about.md
            title: About
            ---
            [plan](files/plan.pdf) <img src="files/map.png">
            --- pages/files/plan.pdf
            x
            --- pages/files/map.png
            x
            """
        )
        == []
    )


def test_a_banner_of_another_language_is_looked_for_too() -> None:
    assert told(
        """
        --- campaigns/drive/campaign.md
        banner: images/banner.png
        --- campaigns/drive/campaign.en.md
        title: Books
        banner: images/banner-en.png
        --- campaigns/drive/images/banner.png
        x
        """
    ) == [
        'campaigns/drive/campaign.en.md:3:9-28 error[missing-image] there is no file "images/banner-en.png"',
    ]


def test_the_banner_of_the_home_is_there_in_each_language() -> None:
    settings = "--- community.yml\nname: B\nlocale: en\ntimezone: Asia/Shanghai\n"
    picture = "--- images/home.png\nx\n"
    assert told(f"{settings}banner: images/home.png\n{picture}") == []
    assert told(f"{settings}banner: images/home.png\nbanner.zh: /images/none.png\n{picture}") == [
        'community.yml:5:12-27 error[missing-image] there is no file "/images/none.png"',
    ]
    assert told(f"{settings}banner: ../mkdocs.yml\n") == [
        'community.yml:4:9-21 error[foreign-file] "../mkdocs.yml" lies outside the folder of what '
        "refers to it",
    ]


def test_a_portrait_is_a_picture_of_ours() -> None:
    assert told(
        """
        --- people/mira.md
        name: Mira
        avatar: IMG_1.HEIC
        --- people/noor.md
        name: Noor
        avatar: https://a.example/noor.jpg
        --- people/bo.md
        name: Bo
        avatar: bo.JPG
        --- people/IMG_1.HEIC
        x
        --- people/bo.JPG
        x
        """
    ) == [
        'people/mira.md:3:9-18 warning[unusable-portrait] "IMG_1.HEIC" is no picture that every phone shows',
        'people/noor.md:3:9-34 warning[unusable-portrait] the picture "https://a.example/noor.jpg" is on another site, so it is not shown',
    ]


@pytest.mark.parametrize(
    "state", ["state: draft", "state: ready", "starts: 2025-01-02\nends: 2025-01-09"]
)
def test_a_file_that_only_a_value_names_is_claimed_on_every_day(state: str) -> None:
    """It is so before a campaign has kits and after they are gone, so that no day turns red."""
    files = (
        "cards/east/light.png", "files/sheet.png", "files/light.png", "maps/light.png",
        "maps/leuchtturm.png", "scraps/other.png",
    )  # fmt: skip
    shown = "".join(f"--- campaigns/drive/{file}\nx\n" for file in files)
    text = f"""\
--- campaigns/drive/campaign.md
{state}
vars: {{sheet: files/sheet.png}}
--- groups/lighthouse.md
vars:
  map: maps/light.png
  map.de: maps/leuchtturm.png
--- campaigns/drive/groups.csv
group,card,short
lighthouse,cards/east/light.png,light
{shown}--- campaigns/drive/messages/10-launch.md
title: Launch
attach:
  - "{{{{ here.card }}}}"
  - "{{{{ campaign.vars.sheet }}}}"
  - "{{{{ group.vars.map }}}}"
  - "files/{{{{ here.short }}}}.png"
"""
    assert [line.split(":")[0] for line in told(text)] == ["campaigns/drive/scraps/other.png"]


def test_a_spreadsheet_where_a_table_is_read_is_to_be_saved_as_one() -> None:
    fragments = """
        --- groups/list.xlsx
        PK
        --- people/List.ODS
        PK
        --- people/more.tsv
        id
        --- people/last.CSV
        id
        --- people/~$list.xlsx
        x
        --- campaigns/drive/campaign.md
        title: Book drive
        ---
        [plan](plan.xlsx)
        --- campaigns/drive/groups.et
        x
        --- campaigns/drive/plan.xlsx
        x
        --- campaigns/drive/images/plan.xlsx
        x
        --- credits.numbers
        x
        """
    assert told(fragments) == [
        'campaigns/drive/groups.et:1:1-1 warning[unclaimed-file] the spreadsheet "content/campaigns/drive/groups.et" is not read',
        'campaigns/drive/images/plan.xlsx:1:1-1 warning[unclaimed-file] nothing refers to "content/campaigns/drive/images/plan.xlsx", so it is never published',
        'credits.numbers:1:1-1 warning[unclaimed-file] the spreadsheet "content/credits.numbers" is not read',
        'groups/list.xlsx:1:1-1 warning[unclaimed-file] the spreadsheet "content/groups/list.xlsx" is not read',
        'people/List.ODS:1:1-1 warning[unclaimed-file] the spreadsheet "content/people/List.ODS" is not read',
        'people/last.CSV:1:1-1 warning[unclaimed-file] nothing refers to "content/people/last.CSV", so it '
        "is never published",
        'people/more.tsv:1:1-1 warning[unclaimed-file] the table "content/people/more.tsv" is not read',
        'people/~$list.xlsx:1:1-1 warning[unclaimed-file] nothing refers to "content/people/~$list.xlsx", so it is never published',
    ]
    hints = hints_of(fragments, "unclaimed-file")
    assert (
        'save it as "CSV UTF-8 (comma delimited)" under the name "list.csv", '
        "and take this file out of content/"
    ) in hints
    assert 'rename it to "more.csv"' in hints
