"""A tour of the real service at a limited cost: `make live`."""
