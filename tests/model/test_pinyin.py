from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from kits.model.pinyin import FIRST, pinyin


@given(st.text(st.characters(max_codepoint=ord(FIRST) - 1), min_size=1))
def test_what_holds_no_chinese_stays_as_it_is(text: str) -> None:
    """Nothing is looked up, which takes longer than most commands."""
    assert pinyin(text) == [text] == lazy_pinyin(text)


def test_chinese_is_said_by_its_sounds() -> None:
    assert pinyin("灯下 Łódź") == ["deng", "xia", " Łódź"]
