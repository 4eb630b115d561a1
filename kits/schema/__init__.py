"""Documents to records, all problems gathered."""
