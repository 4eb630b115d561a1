from tests.rules.harness import hints_of, told

PEOPLE = """
--- people/all.csv
id,name,called,credit,alias,role
mira,Mira Lee,Mira,none,,user
xiaoman,李小满,小满,none,,user
lin,林小满,,name,,user
ada,Ada Moor,Ada,alias,A. M.,user
an,安,An,none,,user
staff,Oskar,,,,staff
twin,Noor One,Noor,none,,user
noor,Noor Two,Noor,name,,user
"""


def names_in(notes: str) -> list[str]:
    found = told(f"{PEOPLE}--- campaigns/drive.md\nnotes: {notes}")
    assert all("error[named-without-consent]" in line for line in found)
    return [line.split('"')[1] for line in found]


def test_a_name_stands_alone_where_words_are_parted_by_spaces() -> None:
    assert names_in("Miracles happen, says Mira.") == ["Mira"]
    assert names_in("请Mira来") == ["Mira"]
    assert names_in("Mira Lee's books") == ["Mira Lee"]
    assert names_in("mira, And, Ankara") == []


def test_a_chinese_name_stands_anywhere_but_inside_one_that_may_be_named() -> None:
    assert names_in("把书带给小满就好") == ["小满"]
    assert names_in("林小满在门口等") == []


def test_one_character_is_no_name() -> None:
    assert names_in("安静地读") == []


def test_who_chose_an_alias_is_not_named_otherwise() -> None:
    assert names_in("A. M. and Ada") == ["Ada"]


def test_staff_stay_unnamed_too() -> None:
    assert names_in("Oskar pays") == ["Oskar"]


def test_staff_stay_behind_a_campaign_and_may_agree_to_be_named_elsewhere() -> None:
    pages = {
        "campaigns/drive.md\nnotes: Oskar pays": "leave the name out: the campaign is the users'",
        "pages/a.md\ntitle: A\n---\nOskar": 'leave the name out, or ask "staff" and set their credit',
    }
    for text, hint in pages.items():
        assert hints_of(f"{PEOPLE}--- {text}\n", "named-without-consent") == [hint]


def test_a_name_that_somebody_shares_and_allows_may_stand() -> None:
    assert names_in("Noor reads") == []


def test_only_what_everyone_reads_is_read() -> None:
    assert (
        told(
            f"""{PEOPLE}
--- campaigns/drive/campaign.md
guidance: Ask Mira.
private: {{notes: Mira is away}}
--- campaigns/drive/messages/10-launch.md
title: Launch
---
Ask Mira.
"""
        )
        == []
    )


def test_answers_pages_and_stories_are_public() -> None:
    assert told(
        f"""{PEOPLE}
--- campaigns/drive/recap.md
title: x
praise: [{{person: ann, for: Helped Mira}}]
--- community.yml
faq: [{{id: who, q: Who, a: Ask Mira}}]
--- pages/about.md
title: About
---
Mira began it.
--- people/noor-2.md
name: Nour
credit: name
---
Nour met Mira.
""".replace("title: x\n", "")
    ) == [
        'campaigns/drive/recap.md:2:36-39 error[named-without-consent] "Mira" has not agreed to be named, and everyone can read this',
        'community.yml:1:32-35 error[named-without-consent] "Mira" has not agreed to be named, and everyone can read this',
        'pages/about.md:4:1-4 error[named-without-consent] "Mira" has not agreed to be named, and everyone can read this',
        'people/noor-2.md:5:10-13 error[named-without-consent] "Mira" has not agreed to be named, and everyone can read this',
    ]


def test_what_a_model_group_says_of_itself_is_public() -> None:
    table = "--- groups/all.csv\nid,name,channels,leader_name,stage,about\n"
    rows = "a,A,wechat,Ada,model,Ask Mira.\nb,B,wechat,Ada,running,Ask Mira.\n"
    assert told(f"{PEOPLE}{table}{rows}") == [
        'groups/all.csv:2:26-29 error[named-without-consent] "Mira" has not agreed to be named, and '
        "everyone can read this"
    ]


def test_a_place_is_public_where_its_door_is_open() -> None:
    table = "--- groups/all.csv\nid,name,channels,leader_name\na,A,wechat,Ada\nb,B,wechat,Ada\n"
    rows = "--- campaigns/drive/groups.csv\ngroup,place\na,Mira's kitchen\nb,Mira's kitchen\n"
    drive = "--- campaigns/drive/campaign.md\ntitle: x\n"
    assert told(f"{PEOPLE}{table}{drive}{rows}") == []
    assert told(f"{PEOPLE}{table}{drive}open_in: [b]\n{rows}") == [
        'campaigns/drive/groups.csv:3:3-6 error[named-without-consent] "Mira" has not agreed to be '
        "named, and everyone can read this"
    ]
    assert told(f"{PEOPLE}{table}{drive}open_in: [c]\n{rows}") == [
        'campaigns/drive/campaign.md:3:11-11 error[unknown-group] no group is called "c"'
    ]
