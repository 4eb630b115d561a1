"""From message templates to message trees to texts; the only user of Jinja2 for messages."""
