"""The plan of the house, and how to see whether the code keeps to it.

table     reads scripts/rooms.toml: the rooms of each tree, their order, which of them are pure
arrows    reads who imports whom: floors, arrows between rooms, circles, arrows that run back up
calls     follows one call through the generated package: the files it passes, the moves between them
"""
