"""What would be left alone beside an address that has a line of its own."""

from __future__ import annotations

from kits.channels.nodes import Break, Text, Url
from kits.channels.rows import EDGE, Edge, Item

_OPENING = "（([【「『《〈〔“‘«‹<\"'"
_CLOSING = "）)]】」』》〉〕”’»›>\"'"
_PAIRS = {opening + closing for opening, closing in zip(_OPENING, _CLOSING, strict=True)}
_GOING_ON = "，,。.；;、،؛।"
_STRESS = "！!？?؟…：:～"


def unwrap_addresses(stream: list[Item]) -> None:
    """Takes away or moves what would be left alone beside an address.

    Brackets or quotes around nothing but an address go, both of them: they set it apart, which a
    line of its own now does. So goes the `。` or `，` that the end of its line stands for. All else
    stays: what closes or stresses moves up to the words, as in `（详见）`, unless a colon there
    says that the address follows; then it follows the address.
    """
    for place in reversed(range(len(stream))):
        if isinstance(stream[place], Url):
            _unwrap(stream, place)


def _unwrap(stream: list[Item], place: int) -> None:
    alone = place + 1 < len(stream) and stream[place + 1] is EDGE
    left, right = (place - 2, place + 2) if alone else (place - 1, place + 1)
    if right >= len(stream) or not isinstance(behind := stream[right], Text):
        return
    after = behind.text
    if not alone:
        if right + 1 == len(stream) or isinstance(stream[right + 1], Break | Edge):
            stream[right] = Text(after if after.strip(_GOING_ON + " ") else "")
        return
    ahead = stream[left] if left >= 0 else EDGE
    if isinstance(ahead, Text):
        before, after = _unwrapped(ahead.text, after)
        stream[left] = ahead = Text(before)
    rest = after.lstrip(_trailing(ahead))
    marks = "".join(mark for mark in after.removesuffix(rest) if mark not in _GOING_ON + " 　")
    stream[right] = Text(rest)
    if marks and isinstance(ahead, Text) and _is_wording(ahead):
        stream[left] = Text(ahead.text + marks)
    elif marks and _is_wording(ahead):
        stream.insert(left + 1, Text(marks))
    elif marks:
        stream.insert(place + 1, Text(" " + marks))


def _trailing(ahead: Item) -> str:
    """The punctuation that no line may begin with behind these words."""
    straight = isinstance(ahead, Text) and ahead.text.count('"') % 2
    closing = _CLOSING if straight else _CLOSING.replace('"', "")
    return _GOING_ON + _STRESS + closing + " 　"


def _unwrapped(before: str, after: str) -> tuple[str, str]:
    """What stands beside an address, without the pairs of brackets or quotes around it alone."""
    while True:
        head, tail = before.rstrip(" "), after.lstrip(_GOING_ON + " ")
        pair = head[-1:] + tail[:1]
        if pair not in _PAIRS or (pair == '""' and head.count('"') % 2 == 0):
            return before, after
        before, after = head[:-1], tail[1:]


def _is_wording(item: Item) -> bool:
    """Whether a mark may follow here."""
    if isinstance(item, Text):
        return not (item.text.rstrip() or " ").endswith((*_GOING_ON, *_OPENING, *"：: "))
    return not isinstance(item, Break | Url | Edge)
