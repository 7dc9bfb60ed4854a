"""Fuzzing: whatever a server says, the package gives a value or an error of its own, in linear time."""
