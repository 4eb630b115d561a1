from hypothesis import given
from hypothesis import strategies as st

from kits.render.extras.letters import shown, width
from kits.render.extras.lines import NOT_FIRST, NOT_LAST, broken, fit


def test_chinese_breaks_where_a_reader_pauses() -> None:
    text = "五天读完《边城》：和五十六座城市的书友一起，每天四章，慢慢看清那条河"
    assert broken(text, 912, 66) == (
        "五天读完《边城》：",
        "和五十六座城市的书友一起，",
        "每天四章，慢慢看清那条河",
    )


def test_a_short_title_is_not_parted() -> None:
    assert broken("五天读完《边城》，今天开始", 912, 100) == ("五天读完《边城》，", "今天开始")


def test_latin_words_stay_whole_and_lines_are_even() -> None:
    assert broken("A winter night, read aloud by us", 560, 66) == (
        "A winter night,",
        "read aloud by us",
    )


def test_words_with_marks_inside_stay_whole() -> None:
    lines = broken("Jonas's kitchen-table book-shop 7/8 and/or", 300, 40)
    words = {word for line in lines for word in line.split()}
    assert words == {"Jonas's", "kitchen-table", "book-shop", "7/8", "and/or"}


def test_what_is_too_long_is_cut_with_an_ellipsis() -> None:
    set_ = fit("长" * 200, 912, ((100, 1), (60, 2)))
    assert (len(set_.lines), set_.size) == (2, 60)
    assert set_.lines[-1].endswith("…")
    assert fit("W" * 80, 912, ((60, 2),)).lines[-1].endswith("…")


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fit("冬夜围读", 912, ((112, 1), (60, 2))).size == 112
    assert fit("冬夜围读冬夜围读冬夜", 912, ((112, 1), (60, 2))).size == 60


TEXTS = st.text(st.sampled_from("上海边城，。《》（）“”、：abc, 12-/…·ش "), min_size=1, max_size=60)


@given(TEXTS)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    text = shown(text)
    set_ = fit(text, 500, ((80, 2), (40, 3)))
    assert all(width(line, set_.size) <= 500 for line in set_.lines)
    if not set_.lines[-1:] or not set_.lines[-1].endswith("…"):
        assert "".join(set_.lines).replace(" ", "") == text.replace(" ", "")


@given(
    st.lists(
        st.sampled_from([*"上海边城慢", "，", "。", "《", "》", "（", "）"]),
        min_size=4,
        max_size=40,
    )
)
def test_no_line_begins_or_ends_with_a_mark_that_must_not(letters: list[str]) -> None:
    text = "".join(letters)
    lines = broken(text, 8 * 40, 40)
    if all(width(line, 40) <= 320 for line in lines):
        assert [line for line in lines[1:] if line[0] in NOT_FIRST] == []
        assert [line for line in lines[:-1] if line[-1] in NOT_LAST] == []
