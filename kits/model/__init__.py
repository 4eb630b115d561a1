"""Frozen records, views, and the questions templates ask; no input or output, and no clock."""
