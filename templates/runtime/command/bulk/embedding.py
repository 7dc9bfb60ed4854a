"""Embeddings of rows that fill a template: many texts go into one request, and each row has its vector, as with `bulk.embed`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ...bulk.embedding.embed import EmbedRun, embed

__all__ = ("Embedder", "plan_of")

_OF_EMBED = ("model", "dimensions")
"""Fields that `embed` has arguments for."""


class Embedder:
    """The client as `embed` sees it: it adds the other fields to each request.

    Args:
        client: The client whose embeddings are called.
        fields: Fields of every request, `model` among them.
    """

    _asynchronous = True

    def __init__(self, client: Any, fields: Mapping[str, Any]) -> None:
        self._client, self._fields = client, fields
        self._others = {name: value for name, value in fields.items() if name not in _OF_EMBED}
        self.embeddings = self
        self.was_called = False

    def run(self, rows: Any, text: Callable[[Any], str], **options: Any) -> EmbedRun[Any]:
        """Return a run whose results are vectors, in the order of the rows. `options` are those of `bulk.embed`."""
        known = {name: self._fields[name] for name in _OF_EMBED if name in self._fields}
        run: EmbedRun[Any] = embed(rows, self, text=text, **known, **options)
        if self._others:  # the journal knows the run by this name, and other fields give other vectors
            call = plan_of(run).function
            call.__name__ = f"{call.__name__} {json.dumps(self._others, sort_keys=True)}"
        return run

    async def create(self, **fields: Any) -> Any:
        """Send some texts."""
        self.was_called = True
        return await self._client.embeddings.create(**fields, **self._others)


def plan_of(run: Any) -> Any:
    """Return the plan of a run of rows, or of one of packs of them."""
    return getattr(run, "_run", run)._plan
