"""Types that are written as text in JSON: dates, times, UUIDs, decimals, bytes and paths.

They are read in the same way on every Python: `fromisoformat` of each version knows other spellings. The modules of these
types are imported by those who name them, so importing them here costs nothing. This module is loaded when there is such a type.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .loading import Load, parsed

__all__ = ("textual",)

_DATE = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
_TIME = r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?"
_CLOCK = re.compile(_TIME).fullmatch
_MOMENT = re.compile(rf"\d{{4}}-\d\d-\d\d[Tt ]{_TIME}").fullmatch
_DURATION = re.compile(
    r"([-+])?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.ASCII
).fullmatch
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}").fullmatch
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
_MODULES = frozenset(["builtins", "datetime", "decimal", "ipaddress", "pathlib", "uuid"])


def textual(kind: Any) -> tuple[dict[str, Any], Load] | None:
    """Return the schema of a type that is written as text, and what reads it; None if it is no such type."""
    module = str(getattr(kind, "__module__", "")).partition(".")[0]
    if module not in _MODULES or not isinstance(kind, type):
        return None
    found = _from(module, kind)
    if found is None:
        return None
    details, parse, expected = found
    return {"type": "string", **details}, parsed(parse, expected)


def _from(module: str, kind: type) -> tuple[dict[str, Any], Callable[[str], Any], str] | None:
    name: Any = kind.__name__
    make: Any = kind
    if kind is bytes:
        return {"description": "base64"}, _bytes, "text in base64"
    if module == "datetime" and name == "datetime":
        return (
            {"format": "date-time"},
            _checked(_MOMENT, make.fromisoformat),
            "a date and time, like 2026-01-02T03:04:05Z",
        )
    if module == "datetime" and name == "date":
        return {"format": "date"}, _checked(_DATE, make.fromisoformat), "a date, like 2026-01-02"
    if module == "datetime" and name == "time":
        return {"format": "time"}, _checked(_CLOCK, make.fromisoformat), "a time, like 03:04:05Z"
    if module == "datetime" and name == "timedelta":
        return {"format": "duration"}, _duration(make), "a duration without years and months, like P1DT2H"
    if module == "uuid" and name == "UUID":
        return {"format": "uuid"}, _checked(_UUID, make), "a UUID"
    if module == "decimal" and name == "Decimal":
        return {"pattern": _DECIMAL}, _checked(re.compile(_DECIMAL).match, make), "a decimal number as text"
    if module == "ipaddress" and name in ("IPv4Address", "IPv6Address"):
        return {"format": name[:4].lower()}, make, "an IP address"
    if module == "pathlib":
        return {"description": "a path"}, make, "a path"
    return None


def _bytes(text: str) -> bytes:
    from base64 import b64decode

    return b64decode(text, validate=True)


def _checked(matches: Callable[[str], object], make: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if not matches(text):
            raise ValueError
        return make(_as_3_10_writes_it(text) if ":" in text else text)

    return parse


def _as_3_10_writes_it(text: str) -> str:
    """Write a time as the oldest Python reads it: six digits of a second's fraction, and no Z."""
    text = re.sub(r"\.(\d+)", lambda match: "." + match[1][:6].ljust(6, "0"), text)
    return f"{text[:-1]}+00:00" if text[-1] in "Zz" else text


def _duration(make: Callable[..., Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        match = _DURATION(text)
        if match is None:
            raise ValueError
        sign, weeks, days, hours, minutes, seconds = match.groups("0")
        whole, _, fraction = seconds.partition(".")
        value = make(
            weeks=int(weeks),
            days=int(days),
            hours=int(hours),
            minutes=int(minutes),
            seconds=int(whole),
            microseconds=int(fraction[:6].ljust(6, "0")),
        )
        return -value if sign == "-" else value

    return parse

# Copied from templates/runtime/typed/texts.py: edit it there.
