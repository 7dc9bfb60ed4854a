"""Methods by their names: whether a row can be sent by it, where the prompt goes, and what of the answer is its text."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, signature
from typing import Any

from ...base.errors import UsageError
from ...base.operation import Operation
from ...client.resource import AsyncResource

__all__ = ("Method", "method_at", "method_named")

_PLACES = {
    "chat.completions.create": "messages",
    "completions.create": "prompt",
    "embeddings.create": "input",
    "images.generate": "prompt",
    "moderations.create": "input",
    "responses.create": "input",
    "videos.create": "prompt",
}
"""Where a method takes the text of a template."""
_PATHS = {
    "/chat/completions": "chat.completions.create",
    "/completions": "completions.create",
    "/embeddings": "embeddings.create",
    "/images/edits": "images.edit",
    "/images/generations": "images.generate",
    "/moderations": "moderations.create",
    "/responses": "responses.create",
    "/videos": "videos.create",
}
"""The methods of the addresses that lines for the Batch API may have."""
_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "None": (type(None), "null"),
    "bool": (bool, "true or false"),
    "float": ((int, float), "a number"),
    "int": (int, "a whole number"),
    "str": (str, "a text"),
}
"""Types of parameters by which a value can be judged."""


class Method:
    """A method of a client.

    `name`: as in `client.responses.create`, without the client. `place`: where it takes a prompt, or "". `parse`: the
    method that reads answers in the shape of a schema, and `shape` its argument for that; None and "" if there is none.
    """

    def __init__(self, name: str, call: Any, parse: Any) -> None:
        self.name = name
        self.call = call
        self.place = _PLACES.get(name, "")
        self.parse = parse
        self.shape = {"responses.create": "text_format", "chat.completions.create": "response_format"}.get(name, "")
        parameters = dict(signature(call).parameters)
        parameters.pop("unknown")
        self._kinds = {name: str(each.annotation).split(" | ") for name, each in parameters.items()}
        # A response may take its model from a stored prompt, so the parameter is optional there.
        model = parameters.get("model")
        self.needs_model = name == "responses.create" or (model is not None and model.default is Parameter.empty)

    def misfit(self, name: str, value: Any) -> str | None:
        """Return what a field has to be, if it is a number or a text, say, and `value` is none; else None."""
        kinds = [kind for kind in self._kinds.get(name, ()) if kind != "Unset"]
        if not kinds or not _KINDS.keys() >= set(kinds):
            return None
        for kind in kinds:
            if isinstance(value, _KINDS[kind][0]) and (kind == "bool" or not isinstance(value, bool)):
                return None
        return " or ".join(_KINDS[kind][1] for kind in kinds)

    def prompt(self, text: str, system: str | None) -> dict[str, Any]:
        """Return the arguments that send a text, with instructions for the model if there are any."""
        if self.place == "messages":
            before = [{"role": "system", "content": system}] if system is not None else []
            return {"messages": [*before, {"role": "user", "content": text}]}
        return {self.place: text} if system is None else {"instructions": system, self.place: text}


def method_named(client: Any, name: str) -> Method:
    """Return the method of a client that is called `name`.

    Raises:
        UsageError: There is none, or it does not send JSON; the message names the nearest one.
    """
    resource = client
    *path, last = name.split(".")
    for part in path:
        resource = getattr(resource, part, None) if part.isidentifier() and not part.startswith("_") else None
    operation = _operations(resource).get(name) if isinstance(resource, AsyncResource) else None
    if operation is None:
        raise UsageError(f"--method {name}: a client has no such method{_nearest(client, name)}")
    if operation.body not in ("json", "either"):
        raise UsageError(f"--method {name}: it does not send JSON, and a row is sent as JSON{_nearest(client, name)}")
    return Method(name, getattr(resource, last), getattr(resource, "parse", None) if last == "create" else None)


def method_at(client: Any, url: str) -> Method:
    """Return the method for the `url` of a line of the Batch API: `/v1/responses`.

    Raises:
        UsageError: There is none.
    """
    path = url.removeprefix("/v1").rstrip("/")
    if path not in _PATHS:
        raise UsageError(
            f"no method is known for the url {url!r}; there is: {', '.join(f'/v1{path}' for path in _PATHS)}"
        )
    return method_named(client, _PATHS[path])


def _operations(resource: Any) -> dict[str, Operation]:
    """Return the operations of a resource by the names of their methods."""
    from sys import modules

    known = vars(modules[type(resource).__module__]).values()
    return {operation.name: operation for operation in known if isinstance(operation, Operation)}


def _nearest(client: Any, name: str) -> str:
    from difflib import get_close_matches

    names = [
        name
        for resource in _below(client)
        for name, operation in _operations(resource).items()
        if operation.body in ("json", "either") and not operation.admin
    ]
    near = get_close_matches(name, sorted(names), n=1, cutoff=0.4)
    return f"; did you mean {near[0]}?" if near else f"; there is, for example: {', '.join(_PLACES)}"


def _below(parent: Any) -> Iterator[AsyncResource]:
    for name in dir(parent):
        child = None if name.startswith("_") or name == "admin" else getattr(parent, name, None)
        if isinstance(child, AsyncResource):
            yield child
            yield from _below(child)
