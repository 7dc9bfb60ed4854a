"""Objects of the official package, built of ours: for programs that look deeper than `isinstance` does."""

from __future__ import annotations

from typing import Any

import openai

from ..data.model import BaseModel

__all__ = ("real",)


def real(value: Any) -> Any:
    """Return a value with every object in it as one of the official package; lists and dicts are new."""
    kind = type(value)
    if kind is str:
        return value
    if kind is list:
        return [real(each) for each in value]
    if isinstance(value, dict):
        return {name: real(each) for name, each in value.items()}
    official = getattr(kind, "_official", None)
    if official is None and not isinstance(value, BaseModel):
        return value
    if isinstance(value, BaseModel):
        fields = dict(value.__dict__)
        if name := getattr(value, "_beside", ""):
            fields[name] = getattr(value, name)
    else:
        fields = dict(value.__rich_repr__())
    built = (official or openai.BaseModel).construct(**{name: real(each) for name, each in fields.items()})
    if request_id := getattr(value, "_request_id", None):
        built._request_id = request_id
    return built
