"""The generated package as its own manifest tells of it, joined with the API description that it was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import wherry
from wherry_server.service import Service
from wherry_server.settings import Settings
from wherry_server.spec import Operation, load

PACKAGE = Path(wherry.__file__).parent
READY = Path(__file__).resolve().parents[2] / "spec" / "manifest.json"
"""The manifest, filled in: there where the generator is not (`scripts/check_wheel.py`)."""


def _surface() -> dict[str, Any]:
    if READY.is_file():
        found: dict[str, Any] = json.loads(READY.read_bytes())
        return found
    from pipeline.manifest.short import whole

    return whole(json.loads((PACKAGE / "api-surface.json").read_bytes()))


SURFACE = _surface()
SPEC = load()
SERVICE = Service(SPEC, Settings())
"""The built-in server's reading of the description: its sampler makes data, its validation judges it."""


@dataclass(frozen=True, repr=False, eq=False)
class Method:
    """One method of the client, and the operation that it stands for."""

    resource: str
    name: str
    entry: Mapping[str, Any]
    """What the manifest says of it."""

    def __str__(self) -> str:
        return f"{self.resource}.{self.name}"

    __repr__ = __str__

    @property
    def operation(self) -> Operation:
        """The operation as the test server reads it."""
        return SPEC.named[self.key]

    @property
    def key(self) -> str:
        """Verb and path of the description: `POST /responses?beta=true`."""
        query = urlencode(self.entry.get("query", {}))
        return f"{self.entry['verb']} {self.entry['path']}{'?' if query else ''}{query}"

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """The manifest's entries of the parameters, in signature order."""
        found: list[dict[str, Any]] = self.entry["parameters"]
        return found

    @property
    def page(self) -> str | None:
        return self.entry.get("page")

    @property
    def switch(self) -> str:
        """The argument that turns streaming on; "" where there is none."""
        return str(self.entry["stream"]["switch"]) if "stream" in self.entry else ""

    @property
    def always_streams(self) -> bool:
        """Whether there is no other answer than a stream."""
        return "stream" in self.entry and not self.switch

    @property
    def switched_on(self) -> dict[str, Any]:
        """The argument that turns streaming on, with its value; none where there is none."""
        return {self.switch: {"stream": True, "stream_format": "sse"}[self.switch]} if self.switch else {}

    @property
    def media(self) -> list[str | None]:
        """The media types that the method may send, JSON first; [None] where it has no body. Forms are never sent."""
        body = self.operation.body
        if body is None:
            return [None]
        return [*sorted(set(body.content) - {"application/x-www-form-urlencoded"})]

    def on(self, client: Any) -> Any:
        """The bound method of a client."""
        return getattr(self._resource_of(client), self.name)

    def raw_on(self, client: Any) -> Any:
        """The bound method that returns the raw answer."""
        return getattr(self._resource_of(client).with_raw_response, self.name)

    def _resource_of(self, client: Any) -> Any:
        for attribute in self.resource.split("."):
            client = getattr(client, attribute)
        return client


METHODS = [
    Method(resource, name, entry)
    for resource, described in sorted(SURFACE["resources"].items())
    for name, entry in sorted(described["methods"].items())
]
BY_PATH = {str(method): method for method in METHODS}
STREAMING = [method for method in METHODS if "stream" in method.entry]


def at(pointer: str) -> Any:
    """What a JSON pointer of the manifest points at in the description."""
    node: Any = SPEC.document
    for part in pointer.removeprefix("#/").split("/"):
        part = part.replace("~1", "/").replace("~0", "~")
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node
