"""A dry run: what would be sent, counted. Of a function that makes several calls, only the first one is seen.

Tokens are counted by tiktoken where it is installed, knows the model and has its table, else estimated: four characters a token.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from .cost import Prices
    from .recorder import Recorded
    from .summary import Summary

__all__ = ("SEVERAL_CALLS", "DryRun", "texts_in")

SEVERAL_CALLS = "of a function that makes several calls, only the first one is counted"
_NOTES = (
    SEVERAL_CALLS,
    "tokens of answers, images and audio are not counted",
)
_READ = ("input", "instructions", "messages", "prompt", "response_format", "text", "tools")
"""The members of a body that the model reads."""
_CHARACTERS = 4
"""A token has so many, on average and in English."""


class DryRun:
    """Counts requests, and adds them to a Summary."""

    def __init__(self, summary: Summary, prices: Prices | None) -> None:
        self._summary, self._prices = summary, prices
        self._counters: dict[str, Callable[[str], int] | None] = {}
        self._ways: list[str] = []
        summary.notes.extend(_NOTES)

    def count(self, request: Recorded) -> None:
        """Add a request."""
        summary = self._summary
        model, tokens = "", 0
        try:
            body = json.loads(request.body)
        except ValueError:  # a form, or no body
            body = None
        if isinstance(body, dict):
            model = str(body.get("model") or "")
            tokens = self._tokens(model, body)
        name = f"{request.method} {urlsplit(request.url).path} {model}".rstrip()
        summary.requests[name] = summary.requests.get(name, 0) + 1
        summary.tokens += tokens
        if self._prices is not None:
            summary.cost = (summary.cost or 0.0) + self._prices.of(model).input * tokens / 1_000_000

    def _tokens(self, model: str, body: dict[str, Any]) -> int:
        if model not in self._counters:
            self._counters[model] = counter = _tiktoken(model)
            way = "an estimate" if counter is None else "tiktoken"
            if way not in self._ways:
                self._ways.append(way)
                self._summary.tokens_by = " and ".join(sorted(self._ways, reverse=True))
        counter = self._counters[model]
        texts = texts_in([body[name] for name in _READ if name in body])
        if counter is None:
            return -(-sum(map(len, texts)) // _CHARACTERS)
        return sum(map(counter, texts))


def texts_in(value: Any) -> Iterator[str]:
    """Yield all texts in a JSON value, but for data that is written as text. Lists of numbers are tokens already."""
    if isinstance(value, str):
        if not value.startswith("data:"):
            yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("data", "file_data"):
                yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def _tiktoken(model: str) -> Callable[[str], int] | None:
    """Return what counts the tokens of a text for a model; None if tiktoken cannot."""
    try:
        encoding = import_module("tiktoken").encoding_for_model(model)
    except Exception:  # it is not installed, does not know the model, or cannot load its table: it raises all sorts
        return None
    return lambda text: len(encoding.encode_ordinary(text))

# Copied from templates/runtime/bulk/dry_run.py: edit it there.
