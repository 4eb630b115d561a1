import pytest

from kits.render.extras.letters import covered, font_files, shown, stack, width, writing


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("冬夜围读 🏮", "冬夜围读"),
        ("👩‍👩‍👧 Family 🇨🇳 day 1️⃣", "Family day 1"),
        ("Tea ☕️ & bread", "Tea & bread"),
        ("★ 最佳 ©2026", "★ 最佳 ©2026"),
        ("a\u202eb\u200b\x07c", "abc"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("🎉🎉", ""),
    ],
)
def test_emoji_and_what_is_not_seen_are_left_out(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_fonts_have_the_letters_of_names() -> None:
    for text in ("垚喆堃珺祎翀", "臺灣讀書會", "Łódź Kraków žluťoučký Nguyễn", "Москва Αθήνα",
                 "قاعة القراءة", "שלום", "かなカナー", "《边城》——“你好”……"):  # fmt: skip
        assert covered(shown(text)), text
    assert not covered("ภาษาไทย")
    assert len(font_files()) == 4


def test_widths_are_those_of_the_first_font() -> None:
    assert width("边城", 50) == 100
    assert stack("“边城”").widths["“"] > 2 * stack("“Bian”").widths["“"] - 1
    assert width("iiii", 100) < width("MMMM", 100) / 3


@pytest.mark.parametrize(
    ("text", "name"),
    [("Cairo", "latin"), ("上海 Cairo", "han"), ("القاهرة Cairo", "arabic"), ("שלום 12", "hebrew")],
)
def test_a_line_has_the_font_of_its_writing(text: str, name: str) -> None:
    assert writing(text) == name
