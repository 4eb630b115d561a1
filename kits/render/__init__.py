"""A view and a moment in, artifacts out: pages, kits, calendars, feeds. Nothing is written here."""
