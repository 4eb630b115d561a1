import pytest

from kits.source.names import stem_and_locale


@pytest.mark.parametrize(
    ("path", "expected"),
    {
        "launch.md": ("launch", None),
        "launch.en.md": ("launch", "en"),
        "launch.zh-TW.md": ("launch", "zh-TW"),
        "a/b.zh-Hant-TW.md": ("a/b", "zh-Hant-TW"),
        "launch.es-419.md": ("launch", "es-419"),
        "node.js.md": ("node.js", None),
        "launch.EN.md": ("launch.EN", None),
        "v1.2.md": ("v1.2", None),
        "en.md": ("en", None),
    }.items(),
)
def test_a_language_stands_before_the_ending(path: str, expected: tuple[str, str | None]) -> None:
    assert stem_and_locale(path) == expected
