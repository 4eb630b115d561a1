"""The picture of a campaign: where it lies, and where it stands in a tree."""

from __future__ import annotations

from kits.model.campaigns import Campaign
from kits.model.file_refs import FileRef, Room
from kits.model.files import Files


def banner_of(campaign: Campaign, room: Room, files: Files) -> str | None:
    """Where the picture of a campaign, in one language, stands in a tree."""
    source = banner_source(campaign, room, files)
    return room.published(source) if source else None


def banner_source(campaign: Campaign, room: Room, files: Files) -> str | None:
    """Where it lies in the project folder."""
    return files.picture(FileRef(campaign.banner or "", room, is_address=False))
