"""A channel that nobody here knows: it is declared, and that is all that it takes."""

from typing import ClassVar

from kits.channels.acting import Acting
from kits.channels.changes import community_channels
from kits.channels.channel import CHANNELS, Channel
from kits.channels.dialects.base import Writer
from kits.channels.dialects.lines import Marks
from kits.channels.escapes import Escapes, escaping
from kits.channels.lengths import size
from kits.channels.looks import Look
from kits.channels.nodes import Emphasis, Strong
from kits.channels.units import Unit
from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.clocks import Clock
from kits.model.findings import say
from kits.model.kits import Kit
from kits.render.handbook.channels import channels_page, marks
from kits.render.kit_files import kit_text
from kits.render.kit_pages import kit_page
from kits.texts.composing import Composer
from tests.render.pages import each, read, words
from tests.render.sample import NOW
from tests.schema.written import community
from tests.texts.composed import BOOKS, content, message


class Wiki(Writer):
    """Marks of apostrophes, which a value may not bear in a row."""

    name = "wiki"
    marks: ClassVar[Marks] = {Strong: "'''", Emphasis: "''"}
    escapes = Escapes(value=escaping(Acting("'{2,}"), write=lambda found: "’" * len(found)))
    look = Look()


def _count_words(text: str) -> int:
    return len(text.split())


WIKI = Channel(
    id="wiki",
    name="Town wiki",
    dialect=Wiki,
    unit=Unit("words", _count_words, say("words")),
    limit=9,
    share="https://wiki.example/new?text={text}",
    source="its manual",
)
THEIRS = {**CHANNELS, WIKI.id: WIKI}

FILES = content(
    {
        "groups/groups.csv": "id,name,channels,locale\n"
        "harbour,Harbour '''1''',wiki; wechat,en\nother,Other,wiki,en\n",
        f"{BOOKS}messages/20-launch.md": message("**We read** *today*, {{ group.name }}."),
    }
)


def kit() -> Kit:
    known = community(FILES)
    made = Composer(known, THEIRS).kit(known.runs["books"], known.groups["harbour"])
    assert made is not None
    return made


def test_it_is_written_escaped_and_measured_by_its_own_rules() -> None:
    (sent,) = kit().messages
    text = sent.texts["wiki"]
    assert text.text == "'''We read''' ''today'', Harbour ’’’1’’’."
    assert (text.length, text.unit, text.limit) == (5, "words", 9)
    assert size(WIKI, "a " * 10).too_long


def test_it_is_shown_on_a_phone_as_it_will_look() -> None:
    page = read(kit_page(kit(), THEIRS, BUILT_IN, Clock(NOW), addresses=Addresses()))
    assert [tab.text for tab in page.xpath('//button[@role="tab"]')] == ["Town wiki", "WeChat"]
    (look,) = page.xpath('//details[@class="look"]')
    assert (each(look, ".//b"), each(look, ".//i")) == (["We read"], ["today"])
    assert words(look.xpath("./div")[0]) == "We read today, Harbour ’’’1’’’."
    assert page.xpath("//a[@data-share]/@data-share") == [WIKI.share]
    assert (
        "----- Town wiki"
        in kit_text(kit(), THEIRS, BUILT_IN, Addresses()).content.decode().splitlines()
    )


def test_operators_read_of_it_and_can_change_it() -> None:
    changes = {"wiki": {"limit": 7}, "board": {"name": "Board", "dialect": "wiki"}}
    changed = community_channels(changes, THEIRS)
    assert (changed["wiki"].limit, changed["board"].dialect) == (7, Wiki)
    assert marks(changed["board"]) == "bold, italic"
    assert "limit 7 words" in channels_page(changed, "en")


def test_nobody_else_has_heard_of_it() -> None:
    assert "wiki" not in CHANNELS
    assert "Town wiki" not in channels_page(CHANNELS, "en")
