"""Channels: a message tree -> the text of a channel, its length, its escapes.

Knows nothing of groups. `parse` reads a tokenised text once, `write` puts it into a channel's
dialect once, and `Pattern.fill` makes each group's text from its values.
"""
