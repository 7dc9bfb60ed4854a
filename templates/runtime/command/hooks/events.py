"""Which webhook events there are, and one of each kind, made up from its type."""

from __future__ import annotations

import os
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from ...base.errors import UsageError
from ...data.model import BaseModel

__all__ = ("event_of", "events_of")

_SHORT = {
    "response": "resp",
    "fine_tuning": "ftjob",
    "eval": "evalrun",
    "realtime": "rtc",
    "live": "rtc",
    "agent": "sess",
}
"""How the identifiers of what an event is about begin, by the first word of its name; else with that word."""


def events_of(package: ModuleType) -> dict[str, Any]:
    """Return the classes of events by their names."""
    variants: dict[str, Any] = package.models.WebhookEvent.variants
    return variants


def event_of(package: ModuleType, name: str, now: int, data: Any = None) -> dict[str, Any]:
    """Return an event that happened at `now` (Unix time). `data`: what it is about; None: made up.

    Raises:
        UsageError: There is no such event, and nothing was given that it could be about.
    """
    known = events_of(package)
    if data is None and name not in known:
        raise UsageError(_unknown(name, known))
    if data is None:
        (kind,) = (field.type for field in known[name].__attrs_attrs__ if field.name == "data")
        data = _made_up(kind, _SHORT.get(name.partition(".")[0], name.partition(".")[0]), "data")
    return {"id": _identity("evt"), "object": "event", "created_at": now, "type": name, "data": data}


def _made_up(kind: Any, word: str, name: str) -> Any:
    """Return a value of a type. `word` begins identifiers; `name` is that of the field."""
    members = get_args(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if NoneType in members:
            return None
        return _made_up(members[0], word, name)
    if origin is Literal:
        return members[0]
    if origin is list:
        return [_made_up(members[0], word, name)]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields: Any = kind.__attrs_attrs__  # type: ignore[attr-defined]
        return {each.name: _made_up(each.type, word, each.name) for each in fields}
    if kind is str:
        return _identity(word) if name == "id" or name.endswith("_id") else name.replace("_", " ")
    plain = {int: 0, float: 0.0, bool: False}
    return plain.get(kind, {})


def _identity(word: str) -> str:
    return f"{word}_{os.urandom(12).hex()}"


def _unknown(name: str, known: dict[str, Any]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there is: {', '.join(sorted(known))}"
    return f"no event is called {name!r}; {hint} (with --data JSON, any name is sent)"
