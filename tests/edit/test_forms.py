import codecs

import pytest

from kits.edit.forms import Form, read_form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("灯\n下\n".encode(), Form("utf-8", b"", "\n")),
        ("灯\r\n下\r\n".encode(), Form("utf-8", b"", "\r\n")),
        (codecs.BOM_UTF8 + "灯\n下\n".encode(), Form("utf-8", codecs.BOM_UTF8, "\n")),
        ("灯\r\n下\r\n".encode("gb18030"), Form("gb18030", b"", "\r\n")),
    ],
)
def test_a_file_keeps_its_form(data: bytes, form: Form) -> None:
    text, read = read_form(data)
    assert (text, read) == ("灯\n下\n", form)
    assert read.whole(text) == data


def test_mixed_line_ends_become_one() -> None:
    text, form = read_form(b"a\r\nb\nc\r")
    assert form.whole(text) == b"a\nb\nc\n"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        read_form(b"\xff\xff")
