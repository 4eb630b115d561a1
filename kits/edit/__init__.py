"""Writing content: starting files and copies, as texts by path; nothing else writes there."""
