"""What installed packages add to a community, and the two such packages that come with this one.

A plugin is all the entry points of one name in the groups `kits.rules`, `kits.renderers`,
`kits.channels` and `kits.languages`. It declares what the built-in rooms declare, by the same
types.
"""
