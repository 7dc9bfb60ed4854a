"""Which known name somebody meant. A wrong guess costs more than none, so names that are merely a little alike are none."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ("did_you_mean", "nearest")

_ALIKE = 0.75
"""How alike two names are, between 0 and 1, if one may be a slip of the other: "chta" and "chat" just are."""


def nearest(name: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Return at most `most` of `names` that `name` may be a slip of, in any case, the likeliest first."""
    from difflib import get_close_matches  # errors alone come here

    spelt: dict[str, str] = {}
    for each in names:
        spelt.setdefault(each.lower(), each)
    return [spelt[each] for each in get_close_matches(name.lower(), spelt, most, _ALIKE)]


def did_you_mean(name: str, names: Iterable[str], most: int = 1) -> str:
    """Return "did you mean …?" for the names that look like `name`; "" if none does."""
    found = nearest(name, names, most)
    return f"did you mean {' or '.join(found)}?" if found else ""

# Copied from templates/runtime/base/nearest.py: edit it there.
