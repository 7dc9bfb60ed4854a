"""The update of the whole repository to a new spec.

tree        the copy that it happens in
stages      what happens there
changelog   the text that goes into CHANGELOG.md
"""

from __future__ import annotations
