"""Our objects beside those of the official package, which an environment of its own has: requirements-official.txt."""
