from __future__ import annotations

from datetime import date

import pytest

from tests.schema.written import community, findings

GROUPS = """
id,name,name.en,channels,city,city.en,members,leaders,tags,stage,link,link_expires,vars.shelf,vars.shelf.en
harbour,港口·灯下,Harbour,wechat；qq;email,上海,Shanghai,"1,200",mira；bo,新；大,model,https://a.example,2027/1/31,二楼,Upstairs
2020,NO,,line,,,,,,,,,null,
"""


def test_a_group_a_row() -> None:
    groups = community({"groups/all.csv": GROUPS}).groups
    assert list(groups) == ["2020", "harbour"]
    harbour, plain = groups["harbour"], groups["2020"]
    assert harbour.name == "港口·灯下"
    assert harbour.channels == ("wechat", "qq", "email")
    assert harbour.leaders == ("mira", "bo")
    assert harbour.tags == ("新", "大")
    assert harbour.members == 1200
    assert harbour.link_expires == date(2027, 1, 31)
    assert harbour.vars == {"shelf": "二楼"}
    english = harbour.in_locale("en-GB")
    assert (english.name, english.city, english.vars) == (
        "Harbour",
        "Shanghai",
        {"shelf": "Upstairs"},
    )
    assert english.leaders == harbour.leaders
    assert (plain.name, plain.members, plain.stage) == ("NO", None, "running")
    assert plain.vars == {"shelf": "null"}
    assert plain.in_locale("en") is plain


def test_a_group_says_what_it_is_and_where_it_is_found() -> None:
    table = (
        "id,name,channels,about,about.en,website,contact,logo,links.telegram,links.小红书\n"
        "harbour,港口,telegram,晚上读书,We read at night,https://a.example,mira,a.png,https://t.example,\n"
        "north,北岸,line,,,,,,,https://x.example\n"
    )
    harbour, north = community({"groups/all.csv": table}).groups.values()
    assert (harbour.about, harbour.in_locale("en").about) == ("晚上读书", "We read at night")
    assert (harbour.website, harbour.contact) == ("https://a.example", "mira")
    assert (harbour.logo, harbour.links) == ("a.png", {"telegram": "https://t.example"})
    assert harbour.in_locale("en").links == harbour.links
    assert north.links == {"小红书": "https://x.example"}
    file = "---\nname: East\nchannels: line\nlinks: {line: https://l.example, b: http://b.example}\n---\n"
    (east,) = community({"groups/east.md": file}).groups.values()
    assert east.links == {"line": "https://l.example", "b": "http://b.example"}


def test_only_what_opens_in_a_browser_is_an_address() -> None:
    begin = "begin it with https://, or leave it out"
    table = (
        "id,name,channels,website,links.irc,links.line\n"
        "a,A,irc,javascript:alert(1),irc://libera.example,https://l.example\n"
        "b,B,line,#小程序://读书/x,ftp://a.example,line.example\n"
    )
    assert findings({"groups/all.csv": table}) == [
        'groups/all.csv:2:9+19 error[bad-link]: "javascript:alert(1)" is not an address that can be '
        f"opened = {begin}",
        'groups/all.csv:2:29+20 error[bad-link]: "irc://libera.example" is not an address that can be '
        f"opened = {begin}",
        f'groups/all.csv:3:10+11 error[bad-link]: "#小程序://读书/x" is not an address that can be opened = {begin}',
        'groups/all.csv:3:22+15 error[bad-link]: "ftp://a.example" is not an address that can be '
        f"opened = {begin}",
        f'groups/all.csv:3:38+12 error[bad-link]: "line.example" is not an address that can be opened = {begin}',
    ]
    block = 'call the column "links.name", with a name of your own'
    assert findings({"groups/all.csv": "id,name,channels,links\na,A,line,https://l.example\n"}) == [
        "groups/all.csv:2:10+17 error[wrong-type]: expected a block of keys, found a text = "
        + block
    ]


def test_a_group_a_file() -> None:
    made = community(
        {
            "groups/harbour.md": """
                ---
                id: harbour
                name: 2020
                name.en: Harbour
                channels: wechat
                leaders: mira
                vars:
                  code: 0123
                  code.en: "0124"
                ---
                """,
            "groups/harbour.ja.md": "---\nname: 港\n---\n",
        }
    )
    group = made.groups["harbour"]
    assert (group.name, group.channels, group.leaders) == ("2020", ("wechat",), ("mira",))
    assert group.vars == {"code": "0123"}
    assert group.in_locale("en").vars == {"code": "0124"}
    assert group.in_locale("ja").name == "港"
    assert group.in_locale("ja").vars == {"code": "0123"}


def test_people_in_tables_and_files() -> None:
    made = community(
        {
            "people/all.csv": (
                "id,name,credit,alias,links,skills,joined\n"
                "mira,米拉,alias,M.,https://a.example；https://b.example,手写；朗读,2023-03-01\n"
                "bo,Bo,,,https://c.example,,\n"
            ),
            "people/lin.md": "---\nname: 林\nlinks: https://d.example\n---\n我来讲。\n\n第二段。\n",
            "people/lin.en.md": "---\nname: Lin\n---\nMy story.\n",
        }
    )
    people = made.people
    assert people["mira"].links == ("https://a.example", "https://b.example")
    assert people["mira"].skills == ("手写", "朗读")
    assert people["bo"].links == ("https://c.example",)
    assert people["bo"].credit == "none"
    assert people["lin"].story == "我来讲。\n\n第二段。"
    assert people["lin"].in_locale("en").story == "My story."
    assert people["lin"].in_locale("en").links == ("https://d.example",)


def test_an_id_that_is_missing_or_unusable_is_suggested() -> None:
    rows = "id,name,channels\n,上海灯下,wechat\n上海,上海,wechat\nHarbour,Harbour,wechat\n"
    assert findings({"groups/all.csv": rows, "groups/Old Harbour.md": "---\nname: X\n---\n"}) == [
        'groups/Old Harbour.md:1:1+1 error[bad-slug]: the name of this file, "Old Harbour", is not '
        'an id = rename it to "old-harbour"',
        'groups/all.csv:2:1+1 error[missing-element]: this group lacks "id" = give it an id, such '
        "as shang-hai-deng-xia",
        'groups/all.csv:3:1+2 error[bad-slug]: "上海" is not an id: small Latin letters, digits and '
        'single hyphens = write "shang-hai"',
        'groups/all.csv:4:1+7 error[bad-slug]: "Harbour" is not an id: small Latin letters, digits '
        'and single hyphens = write "harbour"',
    ]


def test_an_id_names_one_thing_also_across_files_and_where_one_is_broken() -> None:
    rows = "id,name,channels,members\nharbour,A,wechat,many\nnorth,B,wechat,\nharbour,C,wechat,\n"
    assert findings(
        {"groups/all.csv": rows, "groups/north.md": "---\nname: North\nchannels: line\n---\n"}
    ) == [
        'groups/all.csv:2:18+4 error[wrong-type]: expected a whole number, found "many" = write '
        "digits alone, such as 40",
        'groups/all.csv:4:1+7 error[duplicate-id]: "harbour" is taken already, at '
        "content/groups/all.csv:2 = give one of the two another id",
        'groups/north.md:1:1+1 error[duplicate-id]: "north" is taken already, at '
        "content/groups/all.csv:3 = give one of the two another id",
    ]


def test_the_id_of_a_file_is_its_name() -> None:
    facts = "---\nid: mir\nname: Mira\n---\n"
    assert findings({"people/mira.md": facts}) == [
        'people/mira.md:2:5+3 error[bad-slug]: the id of a file is its name, "mira" = take the id '
        "out, or rename the file"
    ]


def test_nobody_is_called_someone() -> None:
    assert findings({"people/all.csv": "id,name\nsomeone,X\n"}) == [
        'people/all.csv:2:1+7 error[bad-slug]: "someone" stands for people who were removed = give '
        "the person an id of their own"
    ]


def test_unknown_columns_and_keys() -> None:
    assert findings(
        {
            "groups/all.csv": "id,name,chanels,城市\nharbour,A,wechat,上海\nnorth,B,line,\n",
            "groups/more.csv": "id,name,channels,城市,星座\neast,C,wechat,上海,白羊\nwest,D,line,,\n",
            "people/mira.md": "---\nname: Mira\ncalld: M.\nname.english: M\nname.jp: M\n---\n",
        }
    ) == [
        'groups/all.csv:1:9+7 error[missing-element]: this table lacks the column "channels" = '
        'write in the first row "channels" for "chanels"',
        'groups/more.csv:1:18+2 error[unknown-key]: "城市" is not a key that is known here = did '
        'you mean "city"?',
        'groups/more.csv:1:21+2 error[unknown-key]: "星座" is not a key that is known here = use one '
        "of id, name, channels, kind, need, city, region, country, locale, timezone, members, "
        "owner, founded, leaders, leader_name, deputies, parent, origin, stage, tags, about, logo, "
        "website, contact, link, link_expires, links, join, last_checked, vars",
        'people/mira.md:3:1+5 error[unknown-key]: "calld" is not a key that is known here = did '
        'you mean "called"?',
        'people/mira.md:4:1+12 error[unknown-key]: "name.english" is not a key that is known here '
        "= use one of id, name, called, credit, alias, role, status, groups, joined, avatar, "
        "links, mentored_by, locale, lessons, skills, story",
        'people/mira.md:5:1+7 error[unknown-key]: "name.jp" is not a key that is known here = use '
        "one of id, name, called, credit, alias, role, status, groups, joined, avatar, links, "
        "mentored_by, locale, lessons, skills, story",
    ]


def test_values_of_the_wrong_type() -> None:
    group = "---\nname: [A, B]\nchannels: {a: b}\nstage: runing\nvars: text\nmembers: true\n---\n"
    assert findings({"groups/harbour.md": group}) == [
        "groups/harbour.md:2:7+6 error[wrong-type]: expected a text, found a list = write a text "
        "here",
        "groups/harbour.md:3:12+1 error[wrong-type]: expected an id, found a block of keys = write "
        "an id here",
        'groups/harbour.md:4:8+6 error[unknown-value]: "runing" is not one of seeding, '
        'recruiting, running, model, dormant, closed = did you mean "running"?',
        "groups/harbour.md:5:7+4 error[wrong-type]: expected a block of keys, found a text = write "
        "{name: text} here, with a name of your own",
        'groups/harbour.md:6:10+4 error[wrong-type]: expected a whole number, found "true" = write '
        "digits alone, such as 40",
    ]


def test_a_variable_of_a_group_is_one_text() -> None:
    group = "---\nname: A\nchannels: wechat\nvars:\n  a: x\n  b: [x, y]\n---\n"
    assert findings({"groups/harbour.md": group}) == [
        'groups/harbour.md:6:6+6 error[wrong-type]: the value of "b" is a list; of a group, each '
        "is one text = write one text"
    ]


def test_a_group_has_no_text_of_its_own() -> None:
    group = "---\nname: A\nchannels: wechat\n---\nPlease be kind.\n"
    assert findings({"groups/harbour.md": group}) == [
        "groups/harbour.md:5:1+15 error[unknown-key]: a group has no text of its own, so this is "
        "read by no one = delete it, or move it into a fact such as join"
    ]


def test_an_empty_value_is_an_absent_one() -> None:
    made = community({"groups/harbour.md": "---\nname: A\nchannels: [wechat, ]\nleaders:\n---\n"})
    assert made.groups["harbour"].leaders == ()


def test_an_empty_item_of_a_list_is_no_item_and_hides_no_place() -> None:
    group = "---\nname: A\nchannels: line\nleaders:\n  - \n  - mi ra\n---\n"
    assert findings({"groups/harbour.md": group}) == [
        'groups/harbour.md:6:5+5 error[bad-slug]: "mi ra" is not an id: small Latin letters, '
        'digits and single hyphens = write "mi-ra"'
    ]


@pytest.mark.parametrize(
    ("header", "place", "lacks", "hint"),
    [
        (
            "编号,名称",
            "1:1+2",
            'columns "id", "name", "channels"',
            'write in the first row "id" for "编号", "name" for "名称"',
        ),
        (
            "id,shade",
            "1:1+2",
            'columns "name", "channels"',
            "add them to the first row, which names the columns",
        ),
        (
            "id,name,渠道",
            "1:9+2",
            'column "channels"',
            'write in the first row "channels" for "渠道"',
        ),
    ],
)
def test_a_table_without_its_columns_is_one_finding(
    header: str, place: str, lacks: str, hint: str
) -> None:
    rows = "harbour,灯下,wechat\nnorth,北,line\n"
    cells = header.count(",") + 1
    table = "\n".join(",".join(row.split(",")[:cells]) for row in rows.splitlines())
    assert findings({"groups/all.csv": f"{header}\n{table}\n"}) == [
        f"groups/all.csv:{place} error[missing-element]: this table lacks the {lacks} = {hint}"
    ]


def test_a_chinese_name_of_a_key_is_one_finding() -> None:
    assert findings({"people/mira.md": "---\n姓名: 小满\n署名: name\n---\n"}) == [
        'people/mira.md:2:1+2 error[unknown-key]: "姓名" is not a key that is known here = did you '
        'mean "name"?',
        'people/mira.md:3:1+2 error[unknown-key]: "署名" is not a key that is known here = did you '
        'mean "credit"?',
    ]


def test_credits_of_no_campaign_are_rows() -> None:
    made = community(
        {
            "credits.csv": """
                person,for,for.en,kind,group,when
                mira,守了两年,Two years,long-service,,2026/12/1
                """
        }
    )
    (row,) = made.credits
    assert (row.person, row.for_, row.kind, row.group, row.when.isoformat()) == (
        "mira",
        "守了两年",
        "long-service",
        None,
        "2026-12-01",
    )
    assert row.in_locale("en").for_ == "Two years"
    assert (row.at("person").line, row.at("when").column) == (2, 35)


def test_what_is_wrong_with_credits_of_no_campaign() -> None:
    assert findings(
        {
            "credits.csv": """
                person,for,when,year
                mira,,2026-12-01,
                Mira,x,soon,
                bo,x,2026-12-01,2026
                """
        }
    ) == [
        'credits.csv:1:17+4 error[unknown-key]: "year" is not a key that is known here = use one of '
        "person, for, kind, group, when",
        'credits.csv:2:1+4 error[missing-element]: this row lacks "for" = write in the column "for" the deed, in words',
        'credits.csv:3:1+4 error[bad-slug]: "Mira" is not an id: small Latin letters, digits and '
        'single hyphens = write "mira"',
        'credits.csv:3:8+4 error[bad-date]: "soon" is not a date = write it as 2026-12-07, or with an '
        "hour as 2026-12-07 19:00",
    ]
    assert findings({"credits.csv": "person,for\nmira,x\n"}) == [
        'credits.csv:1:1+6 error[missing-element]: this table lacks the column "when" = add them to '
        "the first row, which names the columns"
    ]
