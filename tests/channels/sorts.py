"""Channels of each sort that texts are written in, one for all that are written alike."""

from kits.channels.channel import CHANNELS

WRITTEN_ALIKE = {
    (each.dialect.name, each.url_lines, each.isolates, each.gsm, each.bullet): id
    for id, each in reversed(CHANNELS.items())
}
SORTS = tuple(sorted(WRITTEN_ALIKE.values()))
