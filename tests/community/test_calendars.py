"""Every calendar of the reference community, as ical.js reads it, says what the kits say."""

from datetime import datetime
from pathlib import Path

from tests.node import run_node
from tests.reference import Reference

READER = Path(__file__).parents[1] / "render" / "read_calendars.js"


def test_every_event_is_at_the_time_of_its_message(reference: Reference) -> None:
    folders = sorted(path.parent for path in reference.tree("leaders").glob("g/*/calendar.ics"))
    planned: dict[Path, dict[str, float]] = {folder: {} for folder in folders}
    for folder, kit in reference.kits():
        for message in kit["messages"]:
            uid = f"{message['id']}.{kit['campaign']['id']}.{kit['group']['id']}@leaderkit"
            planned[folder.parent][uid] = datetime.fromisoformat(message["send_at"]).timestamp()
    files = [(folder / "calendar.ics").read_bytes().decode() for folder in folders]
    read = run_node(READER, files)
    found = [{event["uid"]: event["starts"] for event in events} for events in read]
    assert found == list(planned.values())
    assert any(found)
