from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from kits.model.pinyin import pinyin


@given(st.text() | st.text(st.characters(max_codepoint=0x3100)) | st.text("灯下a É-1"))
def test_what_is_not_chinese_is_what_the_reader_makes_of_it(text: str) -> None:
    assert pinyin(text) == lazy_pinyin(text)
