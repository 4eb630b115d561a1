"""The operators' day: what needs a person, what is sent today and this week, what runs."""
