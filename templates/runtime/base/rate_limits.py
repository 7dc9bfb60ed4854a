"""What an answer tells about the limits of the account: the `x-ratelimit-*` headers and their relatives.

Services spell the same few facts in many ways. A name is read word by word, so that a new order of the words, a prefix or
a suffix such as `-minute` is understood; which names an answer has is worked out once for each set of names, and the
numbers are looked up by their text. A number that is negative, not finite or unreadable is not known.

`reset` of a token bucket is the time until it is full again, not until one more call fits; of a fixed window it is the
time until the window ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .headers import server_time_s
from .pickles import named

__all__ = ("RateLimit", "RateLimits", "read_rate_limits")


class RateLimit(NamedTuple):
    """One limit as an answer told it. None is what it did not tell."""

    limit: float | None
    """How much may be used in a window."""
    remaining: float | None
    """How much of it was left when the server took the request."""
    reset_s: float | None
    """Seconds until all of it is there again."""
    window_s: float | None = None
    """The length of the window where a name or a policy tells it."""
    step_s: float = 0.001
    """What `reset_s` is rounded to: a second where it came as whole seconds or as a moment, else a millisecond."""

    @property
    def left(self) -> float:
        """The share that is left, 0 to 1; 1 where it is not known."""
        return 1.0 if self.remaining is None or not self.limit else self.remaining / self.limit


class RateLimits:
    """All limits that an answer told, by name: "requests", "tokens", "input_tokens", "requests_per_day" ..."""

    __slots__ = ("told",)

    def __init__(self, told: Mapping[str, RateLimit]) -> None:
        self.told = told

    @property
    def requests(self) -> RateLimit | None:
        """Requests; where the name says nothing else, in the window of the service, mostly a minute."""
        return self.told.get("requests")

    @property
    def tokens(self) -> RateLimit | None:
        """Tokens of requests and answers together."""
        return self.told.get("tokens")

    @property
    def input_tokens(self) -> RateLimit | None:
        """Tokens of requests."""
        return self.told.get("input_tokens")

    @property
    def output_tokens(self) -> RateLimit | None:
        """Tokens of answers."""
        return self.told.get("output_tokens")

    @property
    def requests_per_day(self) -> RateLimit | None:
        """Requests a day, where the service tells them beside those a minute."""
        return self.told.get("requests_per_day")

    @property
    def tokens_per_day(self) -> RateLimit | None:
        """Tokens a day, where the service tells them beside those a minute."""
        return self.told.get("tokens_per_day")

    __reduce_ex__ = named()

    def __getstate__(self) -> dict[str, tuple[float | None, ...]]:
        """Return what is pickled: plain data."""
        return {name: tuple(limit) for name, limit in self.told.items()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.told = {name: RateLimit(*limit) for name, limit in state.items()}

    def __iter__(self) -> Iterator[tuple[str, RateLimit]]:
        return iter(self.told.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RateLimits) and self.told == other.told

    def __hash__(self) -> int:
        return hash(tuple(self.told.items()))

    def __repr__(self) -> str:
        return f"RateLimits({', '.join(f'{name}={_short(limit)}' for name, limit in self.told.items())})"


def _short(limit: RateLimit) -> str:
    text = f"{_plain(limit.remaining)}/{_plain(limit.limit)}"
    return text if limit.reset_s is None else f"{text} reset {limit.reset_s:.4g}s"


def _plain(number: float | None) -> str:
    return "?" if number is None else f"{number:.15g}"


def read_rate_limits(headers: Mapping[str, str], now_s: Callable[[], float]) -> RateLimits | None:
    """Return what `headers` tell, None if they tell nothing.

    Their names are in lower case. `now_s` returns Unix time; nan means that it is not known. It need not be right where the
    answer has a `date`.
    """
    names = tuple([name for name in headers if "rate" in name])
    if not names:
        return None
    fields, has_policy = _fields_of(names)
    found: dict[str, RateLimit] = {}
    for key, window_s, limit_name, remaining_name, reset_name in fields:
        remaining = _count(headers[remaining_name]) if remaining_name else None
        limit = (_count(headers[limit_name]) or None) if limit_name else None  # services tell 0 for "not known"
        if remaining is None and limit is None:
            continue
        if remaining is not None and limit and remaining > limit:
            remaining = limit
        reset_s, step_s = _seconds(headers[reset_name], headers, now_s) if reset_name else (None, 0.001)
        told = RateLimit(limit, remaining, reset_s, window_s, step_s)
        if key not in found or told.left < found[key].left:
            found[key] = told
    if has_policy:
        _read_policies(headers, found)
    return RateLimits(found) if found else None


# --- names ------------------------------------------------------------------------------------------------------------

_WINDOWS = {"second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0}
_KINDS = {"req": "requests", "request": "requests", "requests": "requests", "token": "tokens", "tokens": "tokens"}
_SILENT = frozenset(("project", "usage", "based", "per"))
"""Words that do not change what is counted."""

_Field = tuple[str, "float | None", str, str, str]
"""What is limited, its window, and the names of the headers for limit, remaining and reset; "" for one that is missing."""


@lru_cache(maxsize=256)
def _fields_of(names: tuple[str, ...]) -> tuple[tuple[_Field, ...], bool]:
    """Return which limits headers of these names tell, and whether there may be a `RateLimit` of the IETF's draft."""
    own = [name for name in names if not name.startswith("llm_provider-")] or list(names)
    found: dict[tuple[str, float | None, str], dict[str, str]] = {}
    for name in own:
        read = _words_of(name)
        if read is not None:
            field, key, window_s, rest = read
            found.setdefault((key, window_s, rest), {})[field] = name
    fields = tuple(
        (key, window_s, names.get("limit", ""), names.get("remaining", ""), names.get("reset", ""))
        for (key, window_s, _), names in found.items()
    )
    return fields, "ratelimit" in names or "ratelimit-policy" in names


def _words_of(name: str) -> tuple[str, str, float | None, str] | None:
    """`x-ratelimit-remaining-tokens-minute` -> ("remaining", "tokens", 60.0, what tells this spelling from others)."""
    before, found, after = name.replace("_", "-").replace("rate-limit", "ratelimit").partition("ratelimit")
    if not found:
        return None
    field = kind = part = ""
    window_s: float | None = None
    rest = [before]
    for word in after.split("-"):
        if word in ("limit", "remaining", "reset"):
            field = word
            continue
        rest.append(word)
        if word in _KINDS:
            kind = _KINDS[word]
        elif word in ("input", "output"):
            part = word
        elif word in _WINDOWS:
            window_s = _WINDOWS[word]
        elif word and word not in _SILENT:
            return None  # something else is limited: images, audio ...
    if not field:
        return None
    kind = f"{part}_tokens" if part else kind or "requests"
    long = next((f"_per_{word}" for word, seconds in _WINDOWS.items() if seconds == window_s and seconds != 60.0), "")
    return field, kind + long, window_s, "-".join(rest)


# --- values -----------------------------------------------------------------------------------------------------------

_MOST = 1e15
_LONGEST_S = 1e9
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|[dhms]))+")
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|us|µs|ns|[dhms])")
_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


@lru_cache(maxsize=4096)
def _count(text: str) -> float | None:
    """`30,000` -> 30000.0; of a list (`100, 100;w=60`) the first. None for what is no number from 0 on."""
    number = _number(text.split(", ")[0].partition(";")[0].replace(",", ""))
    return number if number is not None and 0 <= number <= _MOST else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _seconds(text: str, headers: Mapping[str, str], now_s: Callable[[], float]) -> tuple[float | None, float]:
    """Return the seconds from now that `text` names, and what they are rounded to.

    It is a number, a duration (`6m0s`), a moment of Unix time or RFC 3339.
    """
    relative, moment = _span(text)
    if moment is not None:
        now = server_time_s(headers, now_s)
        relative = max(moment - now, 0.0) if now == now else None  # a clock that does not know the time
    if relative is None or relative > _LONGEST_S:
        return None, 0.001
    return relative, 1.0 if moment is not None or relative == int(relative) else 0.001


@lru_cache(maxsize=4096)
def _span(text: str) -> tuple[float | None, float | None]:
    """Return seconds from now, or a moment of Unix time in seconds."""
    text = text.strip().lower()
    number = _number(text)
    if number is not None:
        if not 0 <= number <= _MOST:
            return None, None
        if number < _LONGEST_S:
            return number, None
        return None, number if number < 1e11 else number / 1000
    if _DURATION.fullmatch(text):
        return min(sum(float(n) * _UNITS[unit] for n, unit in _PART.findall(text)), 2 * _LONGEST_S), None
    if text[:4].isdigit():
        from datetime import datetime, timezone  # only the rare services with dates pay for it

        try:
            date = datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("z", "+00:00"))
            return None, (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).timestamp()
        except (ValueError, OverflowError):
            pass
    return None, None


# --- the structured fields of the IETF's draft ------------------------------------------------------------------------

_ITEM = re.compile(r'"([^"]*)"((?:\s*;\s*[a-z]+=(?:"[^"]*"|:[^:]*:|[^;,\s]*))*)')
_PARAMETER = re.compile(r';\s*([a-z]+)="?([^;,"\s]*)')


def _read_policies(headers: Mapping[str, str], found: dict[str, RateLimit]) -> None:
    """Read `RateLimit-Policy: "p";q=100;w=60` and `RateLimit: "p";r=50;t=30`; the tightest policy counts."""
    policies, states = (
        {name: dict(_PARAMETER.findall(rest)) for name, rest in _ITEM.findall(headers.get(field) or "")}
        for field in ("ratelimit-policy", "ratelimit")
    )
    for name in dict.fromkeys((*policies, *states)):
        policy = policies.get(name, {})
        if policy.get("qu", "requests") not in ("requests", "tokens"):
            continue
        state = states.get(name, {})
        window_s = _span(policy.get("w", ""))[0]
        reset_s = _span(state.get("t", ""))[0]
        told = RateLimit(_count(policy.get("q", "")), _count(state.get("r", "")), reset_s, window_s or None, 1.0)
        key = policy.get("qu", "requests")
        if (told.limit or told.remaining is not None) and (key not in found or told.left < found[key].left):
            found[key] = told
