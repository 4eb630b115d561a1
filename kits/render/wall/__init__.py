"""The wall of honour: the people who did the work, as they agreed to be named."""
