"""Writes the exports of an evening in the leaders' group."""

from tests.community.hq import HERE, made

for name, data in made().items():
    (HERE / name).write_bytes(data)
