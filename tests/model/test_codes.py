"""A code names its message and text, and what was mangled is no code."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kits.model.codes import CROCKFORD, Code, base32, named, read, version_of, written

IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)


def test_a_code_is_made_of_the_ids_and_the_text() -> None:
    digest = int.from_bytes(sha256(b"river\0shanghai\x0020-launch").digest(), "big") >> 216
    first = "".join(CROCKFORD[digest >> 5 * place & 31] for place in range(7, -1, -1))
    assert named("river", "shanghai", "20-launch") == first
    code = written(first, version_of("Tonight at eight"))
    assert read(code) == Code(first, base32(b"Tonight at eight", 2))


@given(IDS, IDS, IDS, st.text())
def test_what_people_do_to_a_code_is_forgiven(
    campaign: str, group: str, message: str, text: str
) -> None:
    code = written(named(campaign, group, message), version_of(text))
    seen = read(code)
    assert seen is not None
    assert read(code.lower()) == seen
    assert read(code.replace("0", "O").replace("1", "I")) == seen
    assert read(code.replace("0", "o").replace("1", "l")) == seen
    assert read(code.replace("-", "")) is None


@given(IDS, st.integers(0, 13), st.sampled_from(CROCKFORD))
def test_a_character_that_was_changed_makes_no_other_code(
    group: str, place: int, other: str
) -> None:
    code = written(named("river", group, "20-launch"), version_of("text"))
    changed = code[:place] + other + code[place + 1 :]
    if changed != code:
        found = read(changed)
        assert found is None or found.named != read(code).named or place > 11  # type: ignore[union-attr]
