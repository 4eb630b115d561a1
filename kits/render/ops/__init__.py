"""The operators' pages below `ops/`, a subject a file."""
