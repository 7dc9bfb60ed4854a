"""The limits of an account: requests and tokens a minute and calls in flight, for each key and model, with headers that tell.

A bucket holds what `burst_s` seconds bring. A call is judged when it arrives, its tokens by an estimate with the most that
it may answer, as the service does. A refused call counts as a request, too, and takes no tokens. What names no model has
no limit. Pure: the time is an argument.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

from .errors import Refusal

HEADERS = ("openai", "whole-seconds", "minute", "full", "retry-after", "none")
"""How a server tells of its limits: as the service does; with resets in whole seconds; with a minute's figures whatever the
bucket holds; as if its buckets were always full; by retry-after on a refusal alone; not at all."""
_MODEL_FIELD = re.compile(rb'name="?model"?\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)')
_MOST_TOKENS = ("max_output_tokens", "max_completion_tokens", "max_tokens")


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """What is limited; None is no limit."""

    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    concurrent: int | None = None
    burst_s: float = 60
    headers: str = "openai"
    refused_count: bool = True
    """Whether a refused call counts as a request."""

    def __post_init__(self) -> None:
        if self.headers not in HEADERS:
            raise ValueError(f"headers are {self.headers!r}; choose from {', '.join(HEADERS)}")
        for name in ("requests_per_minute", "tokens_per_minute", "concurrent", "burst_s"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise ValueError(f"{name} is {value}; it must be above 0")

    @property
    def limited(self) -> bool:
        """Whether anything is."""
        return (self.requests_per_minute, self.tokens_per_minute, self.concurrent) != (None, None, None)


@dataclass(slots=True)
class Bucket:
    """What is left of a limit; it fills again evenly."""

    per_minute: float
    size: float
    level: float
    at_s: float

    def fill(self, now_s: float) -> None:
        """Add what has come since the last look."""
        self.level = min(self.size, self.level + (now_s - self.at_s) * self.per_minute / 60)
        self.at_s = now_s

    def wait_s(self, wanted: float) -> float:
        """Return how long until so much is there."""
        return max(0.0, wanted - self.level) * 60 / self.per_minute


@dataclass(slots=True)
class Account:
    """One key with one model."""

    requests: Bucket | None
    tokens: Bucket | None
    in_flight: int = 0
    answered: int = 0
    refused: int = 0
    used_tokens: int = 0


@dataclass(slots=True)
class Asked:
    """What a request wants of an account."""

    key: str
    """Without its middle: `sk-…last`."""
    model: str
    tokens: int
    body_hash: bytes


@dataclass(slots=True)
class Admitted:
    """A call that was let in: the headers of its answer; it is in flight until `Limits.leave`."""

    account: Account
    headers: dict[str, str]


@dataclass(slots=True)
class Limits:
    """The limits of a server, and how much was used. Empty settings limit and count nothing."""

    settings: LimitSettings = field(default_factory=LimitSettings)
    accounts: dict[tuple[str, str], Account] = field(default_factory=dict)
    first_s: float | None = None
    last_s: float | None = None
    bodies: set[bytes] = field(default_factory=set)

    def set(self, settings: LimitSettings) -> None:
        """Take other limits, and begin to count anew. Calls in flight belong to the old ones."""
        self.settings = settings
        self.accounts, self.bodies, self.first_s, self.last_s = {}, set(), None, None

    def enter(self, asked: Asked, now_s: float) -> Admitted:
        """Let a call in. Raises Refusal, a 429, where a limit does not allow it."""
        account = self._account(asked, now_s)
        self.first_s = now_s if self.first_s is None else self.first_s
        if short := self._short(account, asked, now_s):
            account.refused += 1
            if account.requests and self.settings.refused_count:
                account.requests.level = max(0.0, account.requests.level - 1)
            raise self._refusal(account, asked, *short)
        self.last_s = now_s
        self.bodies.add(asked.body_hash)
        account.in_flight += 1
        account.answered += 1
        account.used_tokens += asked.tokens
        for bucket, taken in ((account.requests, 1), (account.tokens, asked.tokens)):
            if bucket is not None:
                bucket.level -= taken
        return Admitted(account, self._told(account))

    def leave(self, admitted: Admitted) -> None:
        """Note that a call is over."""
        admitted.account.in_flight -= 1

    def as_json(self) -> dict[str, Any]:
        """Return the counts; times are seconds of the server's monotonic clock."""
        accounts = self.accounts.values()
        return {
            "answered": sum(each.answered for each in accounts),
            "refused": sum(each.refused for each in accounts),
            "tokens": sum(each.used_tokens for each in accounts),
            "distinct": len(self.bodies),
            "first_s": self.first_s,
            "last_s": self.last_s,
            "accounts": [
                {
                    "key": key,
                    "model": model,
                    "answered": each.answered,
                    "refused": each.refused,
                    "tokens": each.used_tokens,
                    "in_flight": each.in_flight,
                    "left": {
                        name: round(bucket.level, 3)
                        for name, bucket in (("requests", each.requests), ("tokens", each.tokens))
                        if bucket
                    },
                }
                for (key, model), each in self.accounts.items()
            ],
        }

    def _account(self, asked: Asked, now_s: float) -> Account:
        place = (asked.key, asked.model)
        account = self.accounts.get(place)
        if account is None:
            s = self.settings
            sizes = [per and per * s.burst_s / 60 for per in (s.requests_per_minute, s.tokens_per_minute)]
            requests, tokens = (
                Bucket(per, size, size, now_s) if per and size else None
                for per, size in zip((s.requests_per_minute, s.tokens_per_minute), sizes, strict=True)
            )
            account = self.accounts[place] = Account(requests, tokens)
        for bucket in (account.requests, account.tokens):
            if bucket is not None:
                bucket.fill(now_s)
        return account

    def _short(self, account: Account, asked: Asked, now_s: float) -> tuple[str, Bucket | None, float] | None:
        """Return what there is too little of: its name, its bucket and how much is wanted."""
        if self.settings.concurrent is not None and account.in_flight >= self.settings.concurrent:
            return "calls in flight", None, 1
        if account.requests is not None and account.requests.level < 1:
            return "requests", account.requests, 1
        if account.tokens is not None and account.tokens.level < asked.tokens:
            return "tokens", account.tokens, asked.tokens
        return None

    def _refusal(self, account: Account, asked: Asked, name: str, bucket: Bucket | None, wanted: float) -> Refusal:
        headers = self._told(account)
        if bucket is None:
            limit, used, again = self.settings.concurrent, account.in_flight, ""
        else:
            wait_s = bucket.wait_s(wanted)
            limit, used = round(bucket.size), min(round(bucket.size), math.ceil(bucket.size - bucket.level))
            if wanted > bucket.size:
                again = " The request is larger than the limit: it can never pass."
            else:
                again = f" Please try again in {duration(wait_s)}."
            if self.settings.headers != "none":
                headers["retry-after"] = str(math.ceil(wait_s))
                if self.settings.headers in ("openai", "minute", "full"):
                    headers["retry-after-ms"] = str(math.ceil(1000 * wait_s))
        unit = {"requests": "requests per min (RPM)", "tokens": "tokens per min (TPM)"}.get(name, name)
        message = (
            f"Rate limit reached for {asked.model} in organization org-sample on {unit}: "
            f"Limit {limit}, Used {used}, Requested {round(wanted)}.{again}"
        )
        kind = "tokens" if name == "tokens" else "requests"
        return Refusal(429, message, code="rate_limit_exceeded", kind=kind, headers=headers)

    def _told(self, account: Account) -> dict[str, str]:
        """Return the headers that tell of an account's buckets."""
        style, told = self.settings.headers, {}
        if style in ("none", "retry-after"):
            return {}
        for name, bucket in (("requests", account.requests), ("tokens", account.tokens)):
            if bucket is None:
                continue
            size = bucket.per_minute if style == "minute" else bucket.size
            level = bucket.size if style == "full" else max(0.0, bucket.level)
            left_s = (bucket.size - level) * 60 / bucket.per_minute
            told[f"x-ratelimit-limit-{name}"] = str(round(size))
            told[f"x-ratelimit-remaining-{name}"] = str(math.floor(size - (bucket.size - level)))
            told[f"x-ratelimit-reset-{name}"] = (
                f"{math.ceil(left_s)}s" if style == "whole-seconds" else duration(left_s)
            )
        return told


_NAMES = {
    "requests": "requests_per_minute",
    "tokens": "tokens_per_minute",
    "concurrent": "concurrent",
    "burst": "burst_s",
}


def parsed(text: str) -> dict[str, float]:
    """Return the settings that a text such as `requests=600,tokens=90000,concurrent=4,burst=1` names. Raises ValueError."""
    found: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = part.partition("=")
        if name not in _NAMES or not re.fullmatch(r"\d+(\.\d+)?", value) or not float(value):
            raise ValueError(f"{part!r} is no limit; write {', '.join(f'{each}=N' for each in _NAMES)}, with N above 0")
        found[_NAMES[name]] = int(value) if name == "concurrent" else float(value)
    return found


def asked_of(headers: dict[str, str], deployment: str, body: bytes) -> Asked | None:
    """Read what a request wants; None for one that names no model."""
    sent: Any = None
    model, tokens = deployment, 0
    if "json" in headers.get("content-type", ""):
        try:
            sent = json.loads(body)
        except ValueError:
            return None  # it is refused for this
        if isinstance(sent, dict):
            model = sent.get("model") or model
            tokens = tokens_of(sent)
    elif found := _MODEL_FIELD.search(body):
        model = found[1].decode("utf-8", "replace")
    if not model or not isinstance(model, str):
        return None
    key = headers.get("api-key") or headers.get("authorization", "").partition(" ")[2].strip()
    shown = f"{key[:3]}…{key[-4:]}" if len(key) > 8 else key
    return Asked(shown, model, tokens, hashlib.blake2b(body, digest_size=8).digest())


def tokens_of(body: dict[str, Any]) -> int:
    """Return the tokens by which a request is judged: a quarter of its letters, and the most that it may answer."""
    most = next((body[name] for name in _MOST_TOKENS if isinstance(body.get(name), int)), 0)
    copies = max((body[name] for name in ("n", "best_of") if isinstance(body.get(name), int)), default=1)
    letters = sum(_letters(body.get(name)) for name in ("messages", "input", "prompt", "instructions"))
    return max(1, math.ceil(letters / 4)) + most * copies


def _letters(value: Any) -> int:
    """Count the letters of all texts; a picture or a file that is sent as an address counts nothing."""
    if isinstance(value, str):
        return 0 if value.startswith("data:") else len(value)
    if isinstance(value, dict):
        return sum(_letters(each) for name, each in value.items() if name not in ("type", "role"))
    if isinstance(value, list):
        return sum(4 if isinstance(each, int) else _letters(each) for each in value)
    return 0


def duration(seconds: float) -> str:
    """Write a time as the service does: `120ms`, `1.5s`, `6m0s`, `1h0m0s`."""
    if seconds < 1:
        return f"{math.ceil(1000 * seconds)}ms"
    minutes, rest = divmod(math.ceil(1000 * seconds) / 1000, 60)
    hours, minutes = divmod(int(minutes), 60)
    text = f"{rest:.3f}".rstrip("0").rstrip(".") + "s"
    return f"{hours}h{minutes}m{text}" if hours else f"{minutes}m{text}" if minutes else text
