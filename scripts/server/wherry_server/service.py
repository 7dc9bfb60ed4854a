"""The service behind the connection: from a checked call to an answer that is valid under the API description.

What an operation does beyond the ordinary stands in `operations/`; everything else follows from the shape of its path
(`operations.rest`).
"""

from __future__ import annotations

import copy
import functools
import importlib
from collections.abc import Callable, Mapping
from typing import Any

from .call import Answer, Call
from .dialect import Dialect
from .errors import not_found
from .replies import Replies
from .sample import Sampler
from .settings import Settings
from .spec import Operation, Schema, Spec, SpecError
from .store import Store
from .validate import Validation

Handler = Callable[["Service", Call], Answer]
HANDLERS: dict[str, Handler] = {}
_MODULES = (
    "agents",
    "assistants",
    "audio",
    "batches",
    "chat",
    "completions",
    "conversations",
    "files",
    "images",
    "moderations",
    "realtime",
    "responses",
    "vectors",
)


def operation(*names: str) -> Callable[[Handler], Handler]:
    """Register what answers an operation, by `VERB /path` as the description spells it."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(names, handler))
        return handler

    return register


@functools.cache
def _load() -> None:
    """Import what registers handlers."""
    for name in _MODULES:
        importlib.import_module(f".operations.{name}", __package__)


class Service:
    """One server's operations and state; `parts` over the same document are shared between servers."""

    def __init__(self, spec: Spec, settings: Settings) -> None:
        self.spec = spec
        self.settings = settings
        self.dialect, self.validation, self.sampler = _parts(spec)
        self.store = Store()
        self.replies = Replies(spec)

    def answer(self, call: Call) -> Answer:
        """Answer a call. Raises Refusal."""
        _load()
        from .operations import rest

        operation = call.operation
        # `/responses?beta=true` does what `/responses` does, told by its own schemas.
        names = (operation.name, f"{operation.verb} {operation.path}")
        if gone := self.store.deleted_above(call.path):
            raise not_found(gone)
        handler = next((HANDLERS[name] for name in names if name in HANDLERS), rest.answer)
        return handler(self, call)

    # --- data -------------------------------------------------------------------------------------------------------

    def schema(self, schema: Schema) -> Schema:
        """Return a schema of the document in the dialect."""
        return self.dialect.of(schema)

    def rich(self, schema: Schema, seed: str, /, **values: Any) -> Any:
        """Make data with its optional properties, then set `values` as far as the schema allows them."""
        return self.fit(schema, self.sampler.rich(schema, seed), values)

    def plain(self, schema: Schema, seed: str, /, **values: Any) -> Any:
        """Make data with what is required alone, then set `values` as far as the schema allows them."""
        return self.fit(schema, self.sampler.plain(schema, seed), values)

    def fit(self, schema: Schema, data: Any, values: Mapping[str, Any]) -> Any:
        """Set properties of an object that the schema speaks of, leaving out each one that would make it invalid."""
        if not isinstance(data, dict):
            return data
        named = self.validation.property_names(schema)
        wanted = {name: copy.deepcopy(value) for name, value in values.items() if name in named}
        if not wanted:
            return data
        together = {**data, **wanted}
        if self.validation.is_valid(schema, together):
            return together
        for name, value in wanted.items():
            changed = {**data, name: value}
            if self.validation.is_valid(schema, changed):
                data = changed
        return data

    def told(self, schema: Schema, seed: str, item: Any) -> Any:
        """Return a remembered item as a schema tells of it, which may not be the one that it was made by.

        What the schema does not name is left out: a secret is shown once, by the operation that makes it.
        """
        if not self.validation.is_valid(schema, item):
            return self.fit(schema, self.sampler.rich(schema, seed), item)
        known = self.validation.known_properties(schema)
        if known is None or not isinstance(item, dict):
            return item
        return {name: value for name, value in item.items() if name in known}

    def cleared(self, schema: Schema, data: dict[str, Any], *names: str) -> dict[str, Any]:
        """Set properties to null, or leave them out, as the schema allows."""
        for name in names:
            if name in data:
                without = {key: value for key, value in data.items() if key != name}
                null = {**data, name: None}
                data = next((d for d in (null, without) if self.validation.is_valid(schema, d)), data)
        return data

    def answer_schema(self, name: str) -> Schema:
        """Return the schema of the JSON answer of `VERB /path`: what a thing is, is told by the operation that gets it."""
        found = self.find(name)
        if found is None or found.json_schema is None:
            raise SpecError(f"the description has no JSON answer of {name}, which this operation builds on")
        return self.schema(found.json_schema)

    def member(self, union: Schema, name: str, value: str) -> Schema:
        """Return the member of a union whose property is this constant."""
        for member in self.dialect.resolve(union).get("anyOf", ()):
            constant = self.dialect.resolve(self.dialect.resolve(member).get("properties", {}).get(name, {}))
            if value in constant.get("enum", [constant.get("const")]):
                return member
        raise SpecError(f"no member of the union has {name}: {value}")

    def find(self, name: str) -> Operation | None:
        """Return the operation `VERB /path`, where the description has it."""
        return self.spec.named.get(name)


_shared: dict[int, tuple[Spec, tuple[Dialect, Validation, Sampler]]] = {}


def _parts(spec: Spec) -> tuple[Dialect, Validation, Sampler]:
    """Return what is made from a document and never changes, once per document."""
    kept = _shared.get(id(spec))
    if kept is None:
        dialect = Dialect(spec)
        kept = _shared[id(spec)] = (spec, (dialect, Validation(dialect), Sampler(dialect)))
    return kept[1]
