"""Chats as they are copied and exported: what was said, and what of it answers a message."""
