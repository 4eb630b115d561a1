"""Files to located documents: the only reader of content."""
