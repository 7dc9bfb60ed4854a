"""The update of the whole repository to a new spec.

tree        the copy in which it happens
stages      what happens: pull, generate, compare, changelog, version
changelog   the text that goes into CHANGELOG.md
"""

from __future__ import annotations
