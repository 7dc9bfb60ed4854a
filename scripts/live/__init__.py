"""A bounded tour of the real service: `make live`."""
