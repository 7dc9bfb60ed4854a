"""What an AttributeError says beside the name: where it is, how it is spelt, or what to write instead."""

from __future__ import annotations

from typing import Any

from ..base.nearest import did_you_mean

__all__ = ("missing", "missing_in_resource", "refuse_misspelt")


def missing(client: Any, name: str) -> str:
    """Return the message for an attribute that a client does not have."""
    places = [path for path in client._paths.split() if path.rpartition(".")[2] == name]
    why = f"it is client.{' or client.'.join(places[:3])}" if places else did_you_mean(name, _public(client), 2)
    return f"{type(client).__name__!r} object has no attribute {name!r}{why and ': '}{why}"


def missing_in_resource(resource: Any, name: str) -> str:
    """Return the message for an attribute that a resource does not have: a resource below it may."""
    below: list[str] = []
    waiting = [("", resource)]
    while waiting and not below:
        path, parent = waiting.pop(0)
        for child in _public(parent):
            found = getattr(parent, child, None) if not child.startswith("with_") else None
            if getattr(found, "_client", None) is not None:  # a resource, too
                waiting.append((f"{path}{child}.", found))
                if name in _public(found):
                    below.append(f"{path}{child}.{name}")
    why = f"did you mean {' or '.join(below)}?" if below else did_you_mean(name, _public(resource), 2)
    return f"{type(resource).__name__!r} object has no attribute {name!r}{why and ': '}{why}"


def refuse_misspelt(client: Any, name: str) -> None:
    """Raise AttributeError if `name` looks like an option: setting it would change nothing, and nobody would see that."""
    from difflib import get_close_matches

    options = [each for each in _public(client) if getattr(getattr(type(client), each), "fset", None) is not None]
    for option in get_close_matches(name, options, 1, 0.8):
        raise AttributeError(
            f"{type(client).__name__!r} object has no option {name!r}: did you mean {option}?", name=name
        )


def _public(value: Any) -> list[str]:
    return [name for name in dir(type(value)) if not name.startswith("_")]

# Copied from templates/runtime/client/advice.py: edit it there.
