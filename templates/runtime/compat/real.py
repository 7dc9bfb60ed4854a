"""Objects of the official package, built of ours: for programs that look deeper than `isinstance` does.

A twin knows its official class, and its values are decoded already; so no schema is gone through here, and no value is
looked at twice.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import openai

from ..data.model import BaseModel

__all__ = ("real",)


def real(value: Any) -> Any:
    """Return a value with every object in it as one of the official package; lists and dicts are new."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is list:
        return [real(each) for each in value]
    if isinstance(value, dict):
        return {name: real(each) for name, each in value.items()}
    official = getattr(kind, "_official", None)
    if isinstance(value, BaseModel):
        fields = {name: real(each) for name, each in value.__wire__().items()}
        for name in getattr(kind, "_also", ()) or filter(None, (getattr(kind, "_beside", ""),)):
            fields[name] = real(getattr(value, name))
        built = _built(official or openai.BaseModel, fields)
        if hasattr(value, "_request_id"):
            built._request_id = value._request_id
        return built
    if official is None:
        return value
    return _built(official, {name: real(each) for name, each in value.__rich_repr__()})


def _built(official: Any, fields: dict[str, Any]) -> Any:
    """Return an object of a pydantic class that holds these values (by their names on the wire), unchecked."""
    own, makers, names = _prepared(official)
    own, known, extra = own.copy(), set(), {}
    for wire, value in fields.items():
        name = names.get(wire)
        if name is None:
            extra[wire] = value
        else:
            own[name] = value
            known.add(name)
    for name, make in makers:
        if name not in known:
            own[name] = make()
    built = official.__new__(official)
    object.__setattr__(built, "__dict__", own)
    object.__setattr__(built, "__pydantic_fields_set__", known)
    object.__setattr__(built, "__pydantic_extra__", extra)
    object.__setattr__(built, "__pydantic_private__", None)
    return built


@cache
def _prepared(official: Any) -> tuple[dict[str, Any], list[tuple[str, Any]], dict[str, str]]:
    """Return the defaults of a class, what makes the others, and its names by those on the wire.

    A field that has to be there and is not is None, as it is when the official package builds an object.
    """
    fields = official.model_fields
    defaults = {name: None if info.is_required() else info.default for name, info in fields.items()}
    makers = [(name, info.default_factory) for name, info in fields.items() if info.default_factory is not None]
    return defaults, makers, {info.alias or name: name for name, info in fields.items()}
