"""Whether an answer in the shape of a schema is there as a whole. One that was refused or cut off counts as failed.

The row is tried again by the next run, as other rows that have failed are; and its answer is kept for `--full`.
"""

from __future__ import annotations

from typing import Any

from ...base.errors import WherryError
from ...data import codec
from .content import content_of

__all__ = ("NotWhole", "check_whole", "why_not_whole")


class NotWhole(WherryError):
    """An answer that is refused or cut off. A journal returns it as a WherryError with these attributes."""

    def __init__(self, about: dict[str, Any], answer: Any) -> None:
        super().__init__(f"the answer is {' and '.join('refused' if name == 'refusal' else name for name in about)}")
        self.about, self.answer = about, answer


def why_not_whole(error: object) -> dict[str, Any] | None:
    """Return `{"refusal": ...}` or `{"incomplete": ...}` of an error that is a NotWhole, also one from a journal; else None."""
    about = getattr(error, "about", None)
    return about if isinstance(about, dict) else None


def check_whole(answer: Any) -> None:
    """Raise NotWhole if an answer is refused or cut off, or if its text is not JSON."""
    text, about = content_of(answer)
    if not about:
        try:
            codec.loads(text)
        except (TypeError, ValueError):
            about = {"incomplete": "the answer is not JSON"}
    if about:
        raise NotWhole(about, answer)

# Copied from templates/runtime/command/bulk/whole.py: edit it there.
