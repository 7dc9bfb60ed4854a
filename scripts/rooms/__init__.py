"""How the code is laid out, and whether it keeps to that.

table     reads scripts/rooms.toml: the rooms of each tree, their order, which of them are pure
arrows    reads who imports whom: floors, arrows between rooms, circles, arrows that run back up
calls     follows one call through the generated package: the files it passes, the moves between them
"""
