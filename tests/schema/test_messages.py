from __future__ import annotations

from kits.model.messages import Message
from kits.model.selectors import Selector, Term
from tests.schema.written import MESSAGE, campaign, community, findings

DRIVE = {"campaigns/drive/campaign.md": campaign()}


def messages(**files: str) -> dict[str, Message]:
    """The messages of a campaign: `table` is its `messages.csv`, all others are files."""
    paths = {
        "campaigns/drive/messages.csv"
        if name == "table"
        else f"campaigns/drive/messages/{name.strip('_').replace('_', '-')}.md": text
        for name, text in files.items()
    }
    return dict(community({**DRIVE, **paths}).runs["drive"].own)


def told(table: str) -> list[str]:
    """What is wrong with a table of messages."""
    found = findings({**DRIVE, "campaigns/drive/messages.csv": table})
    return [line.removeprefix("campaigns/drive/messages.csv:") for line in found]


def test_a_message_a_file() -> None:
    made = messages(
        _20_launch="""
            ---
            title: NO
            send: [starts 08:00, day 3 7:40]
            until: ends
            to: groups
            only: [{city: 上海}, harbour]
            except: listed
            channels: wechat
            as: announcement
            attach:
              - images/{{ group.id }}.png
              - {card: 小程序, from: 总群, caption: 转发这张}
            note: 1.10
            quiet: allowed
            subject: 0123
            ---
            📖 **五天读完**

            　　今天开始
            """
    )["20-launch"]
    assert (made.title, made.note, made.subject) == ("NO", "1.10", "0123")
    assert [when.text for when in made.send] == ["starts 08:00", "day 3 7:40"]
    assert made.way == "announcement"
    assert made.quiet is True
    assert made.channels == ("wechat",)
    assert [(a.file, a.card, a.source, a.caption) for a in made.attach] == [
        ("images/{{ group.id }}.png", None, None, None),
        (None, "小程序", "总群", "转发这张"),
    ]
    assert made.text == "📖 **五天读完**\n\n　　今天开始"


def test_a_message_a_row() -> None:
    made = messages(
        table="""
            id,title,send,until,text,text.en,only,attach,channels,quiet
            10-warm,暖场,starts - 1d 20:00；starts 08:00,21:00,"第一行
            第二行",One line,harbour；north,a.png；b.png,wechat；qq,allowed
            """
    )["10-warm"]
    assert [when.text for when in made.send] == ["starts - 1d 20:00", "starts 08:00"]
    assert made.until is not None
    assert made.until.point is not None
    assert made.until.point.day is None
    assert made.text == "第一行\n第二行"
    assert made.in_locale("en").text == "One line"
    assert made.only is not None
    assert [term.id for term in made.only.terms] == ["harbour", "north"]
    assert [item.file for item in made.attach] == ["a.png", "b.png"]
    assert made.channels == ("wechat", "qq")
    assert made.quiet is True


def test_date_and_time_are_a_time_to_send() -> None:
    made = messages(
        table="id,title,date,time,text\n"
        "a,A,2026-12-08,7:40,x\n"
        "b,B,2026-12-08；2026/12/9;2026-12-10,7：40,x\n"
        "c,C,2026-12-08 community,,x\n"
    )
    assert [when.text for when in made["a"].send] == ["2026-12-08 7:40"]
    assert [when.text for when in made["b"].send] == [
        "2026-12-08 7：40",
        "2026/12/9 7：40",
        "2026-12-10 7：40",
    ]
    assert all(when.point and when.point.hour for when in made["b"].send)
    assert [when.text for when in made["c"].send] == ["2026-12-08 community"]


def test_what_is_wrong_with_date_and_time_is_told_at_the_cell_in_doubt() -> None:
    assert told(
        """
        id,title,send,date,time,text
        a,A,,2026-13-08,7:40,x
        b,B,,2026-12-08,7.40,x
        c,C,,2026-12-08；12月9日,8:00,x
        d,D,,,7:40,x
        e,E,starts 08:00,2026-12-08,7:40,x
        f,F,starts 08:00,,7:40,x
        """
    ) == [
        '2:6+10 error[unreadable-time]: there is no day "2026-13-08" = write a day of the '
        "calendar, such as 2026-12-07",
        '3:17+4 error[unreadable-time]: "2026-12-08 7.40" has an hour that cannot be read = write '
        "the hour behind the day as 19:00",
        '4:17+5 error[unreadable-time]: "12月9日" is not a date = write it as 2026-12-07, or with '
        "an hour as 2026-12-07 19:00",
        '5:7+4 error[wrong-type]: a message has "time" and no "date" = write the day under date, '
        "such as 2026-12-07",
        '6:18+10 error[wrong-type]: a message has either "send", or "date" and "time"; "date" is '
        "too much = empty one of the two cells",
        '7:19+4 error[wrong-type]: a message has either "send", or "date" and "time"; "time" is '
        "too much = empty one of the two cells",
    ]


def test_a_message_that_lacks_what_it_must_have() -> None:
    assert told("id,title,send,text\na,,,\n,B,starts 08:00,x\nc,C,,x\n") == [
        '2:1+1 error[missing-element]: message "a" lacks "send" = write in the column "send" when '
        "it is sent, such as starts 08:00",
        '2:1+1 error[missing-element]: message "a" lacks "text" = write in the column "text" '
        "the text that is pasted",
        '2:1+1 error[missing-element]: message "a" lacks "title" = write in the column '
        '"title" what it is called',
        '3:1+1 error[missing-element]: this message lacks "id" = give it an id, such as b',
        '4:1+1 error[missing-element]: message "c" lacks "send" = write in the column "send" when '
        "it is sent, such as starts 08:00",
    ]


def test_a_message_that_only_drops_the_recipes_needs_nothing_else() -> None:
    made = messages(_20_launch="---\nskip: true\n---\n", table="id,skip\n30-mid,true\n")
    assert [message.skip for message in made.values()] == [True, True]


def test_an_id_is_taken_by_a_file_and_a_row_alike() -> None:
    found = findings(
        {
            **DRIVE,
            "campaigns/drive/messages/10-a.md": MESSAGE,
            "campaigns/drive/messages.csv": "id,title,send,text\n10-a,A,starts 08:00,x\n",
        }
    )
    assert found == [
        'campaigns/drive/messages.csv:2:1+4 error[duplicate-id]: "10-a" is taken already, at '
        "content/campaigns/drive/messages/10-a.md:1 = give one of the two another id"
    ]


def test_attachments_are_files_or_cards() -> None:
    message = MESSAGE.replace(
        "send:", "attach: [{caption: x}, {file: a, card: b}, [a], {fiel: a}]\nquiet: yes\nsend:"
    )
    assert findings({**DRIVE, "campaigns/drive/messages/10-a.md": message}) == [
        "campaigns/drive/messages/10-a.md:3:11+7 error[wrong-type]: an attachment is either a file "
        "or a card = give file, or card with from",
        "campaigns/drive/messages/10-a.md:3:25+4 error[wrong-type]: an attachment is either a file "
        "or a card = give file, or card with from",
        "campaigns/drive/messages/10-a.md:3:44+3 error[wrong-type]: expected a block of keys, found "
        "a list = write key: value lines, indented below this key",
        'campaigns/drive/messages/10-a.md:3:50+4 error[unknown-key]: "fiel" is not a key that is '
        'known here = did you mean "file"?',
        'campaigns/drive/messages/10-a.md:4:8+3 error[wrong-type]: expected allowed, found "yes" = '
        "write allowed, or leave it out",
    ]


def test_a_selector_points_at_the_alternative_that_is_wrong() -> None:
    message = MESSAGE.replace("send:", "only: [harbour, {citty: 上海}]\nexcept: [all, 上海]\nsend:")
    assert findings({**DRIVE, "campaigns/drive/messages/10-a.md": message}) == [
        "campaigns/drive/messages/10-a.md:3:18+5 error[unknown-key]: groups cannot be chosen by "
        '"citty" = did you mean "city"?',
        'campaigns/drive/messages/10-a.md:4:15+2 error[bad-slug]: "上海" chooses no groups = write '
        "all, listed, the id of a group, or traits such as {city: 上海}",
    ]


def test_the_name_of_a_file_is_an_id() -> None:
    assert findings({**DRIVE, "campaigns/drive/messages/开读公告.md": MESSAGE}) == [
        "campaigns/drive/messages/开读公告.md:1:1+1 error[bad-slug]: the name of this file, "
        '"开读公告", is not an id = rename it to "kai-du-gong-gao"'
    ]


def test_a_cell_may_choose_groups_by_what_they_are() -> None:
    table = (
        "id,title,send,text,only,except\n"
        "a,A,starts 08:00,x,{locale: zh},\n"
        'b,B,starts 08:00,x,"{city: [上海, 北京], kind: city}；harbour",{stage: model}\n'
    )
    made = community(
        {"campaigns/drive/campaign.md": campaign(), "campaigns/drive/messages.csv": table}
    )
    own = made.runs["drive"].own
    zh = Term("traits", traits=(("locale", frozenset({"zh"})),))
    city = (("city", frozenset({"上海", "北京"})), ("kind", frozenset({"city"})))
    model = Term("traits", traits=(("stage", frozenset({"model"})),))
    assert own["a"].only == Selector((zh,))
    assert own["b"].only == Selector((Term("traits", traits=city), Term("id", id="harbour")))
    assert own["b"].excluded == Selector((model,))


def test_what_is_wrong_with_a_cell_that_chooses_stands_at_its_place() -> None:
    table = (
        "id,title,send,text,only\n"
        "a,A,starts 08:00,x,{citty: 上海}\n"
        'b,B,starts 08:00,x,"harbour; {locale: zh"\n'
    )
    found = findings(
        {"campaigns/drive/campaign.md": campaign(), "campaigns/drive/messages.csv": table}
    )
    assert found == [
        'campaigns/drive/messages.csv:2:21+5 error[unknown-key]: groups cannot be chosen by "citty" '
        '= did you mean "city"?',
        "campaigns/drive/messages.csv:3:30+1 error[unclosed-mark]: the opening { is never closed = "
        "add the closing }, or put the whole value in quotes",
    ]
