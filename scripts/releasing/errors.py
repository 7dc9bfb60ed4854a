"""Why a release stops."""

from __future__ import annotations


class ReleaseError(Exception):
    """The release stopped, and the repository is as it was. The message is a sentence that says why."""
