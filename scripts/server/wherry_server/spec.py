"""The API description that the server answers from: loading, operations, and which operation a path means.

Reads the document by itself: nothing of what the generator makes of it is used here, so that it is checked.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from .document import described, kept

Schema = Any  # a JSON Schema as parsed: a dict, or a boolean

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class SpecError(Exception):
    """The API description cannot be used; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query, path, header or cookie parameter."""

    name: str
    place: str
    required: bool
    schema: Schema


@dataclass(frozen=True, slots=True)
class Body:
    """A request body: media type -> schema."""

    required: bool
    content: dict[str, Schema]


@dataclass(frozen=True, slots=True)
class Operation:
    """One verb on one path."""

    verb: str
    path: str
    operation_id: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: dict[str, dict[str, Schema]]
    """Status code -> media type -> schema (an empty dict where the answer has no body)."""
    admin: bool
    """Only the admin key opens it."""
    fixed_query: tuple[tuple[str, str], ...] = ()
    """Pairs of a path key such as `/responses?beta=true`."""
    fixed_headers: tuple[tuple[str, str], ...] = ()
    """Headers that every request has to carry: `OpenAI-Beta: agents=v1`."""

    @property
    def key(self) -> str:
        """The path as the description has it: `/responses?beta=true`."""
        return f"{self.path}?{urlencode(self.fixed_query)}" if self.fixed_query else self.path

    @property
    def name(self) -> str:
        """Verb and path key."""
        return f"{self.verb} {self.key}"

    @property
    def success(self) -> int:
        """The status of the good answer: the lowest 2xx that the description lists."""
        good = [int(code) for code in self.answers if code.startswith("2") and code.isdigit()]
        return min(good, default=200)

    @property
    def media(self) -> dict[str, Schema]:
        """Media type -> schema of the good answer."""
        return self.answers.get(str(self.success), {})

    @property
    def json_schema(self) -> Schema | None:
        """The schema of the good JSON answer, or None."""
        return self.media.get("application/json")

    def parameter(self, name: str, place: str = "query") -> Parameter | None:
        return next((p for p in self.parameters if p.place == place and p.name == name), None)


@dataclass(frozen=True, slots=True)
class Match:
    """An operation and the values of its path parameters."""

    operation: Operation
    values: dict[str, str]


@dataclass(slots=True)
class _Template:
    """A path with its operations. A segment is its text, or a pattern with the names of its parameters."""

    segments: list[str | tuple[re.Pattern[str], list[str]]]
    operations: list[Operation] = field(default_factory=list)

    def match(self, segments: list[str]) -> dict[str, str] | None:
        values: dict[str, str] = {}
        for wanted, segment in zip(self.segments, segments, strict=True):
            if isinstance(wanted, str):
                if wanted != segment:
                    return None
            elif found := wanted[0].fullmatch(segment):
                values.update(zip(wanted[1], found.groups(), strict=True))
            else:
                return None
        return values


class Spec:
    """A parsed API description."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.prefix = urlsplit((document.get("servers") or [{}])[0].get("url", "")).path.rstrip("/")
        self.operations: list[Operation] = []
        self.named: dict[str, Operation] = {}
        """`VERB /path` -> the operation."""
        templates: dict[str, _Template] = {}
        for key, item in document.get("paths", {}).items():
            path, _, query = key.partition("?")
            template = templates.setdefault(path, _template(path))
            for verb in VERBS:
                if verb in item:
                    operation = self._operation(verb, path, item, tuple(parse_qsl(query)))
                    self.operations.append(operation)
                    self.named[operation.name] = operation
                    template.operations.append(operation)
        self._templates: dict[int, list[_Template]] = {}
        for template in templates.values():
            # An operation with a fixed query is more special than its plain twin, so it is asked first.
            template.operations.sort(key=lambda o: -len(o.fixed_query))
            self._templates.setdefault(len(template.segments), []).append(template)
        for group in self._templates.values():
            group.sort(key=lambda t: [not isinstance(segment, str) for segment in t.segments])  # literals first

    def resolve(self, node: Any) -> Any:
        """Follow `$ref` until something else is met."""
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            pointer: str = node["$ref"]
            if pointer in seen:
                raise SpecError(f"{pointer} refers to itself")
            seen.add(pointer)
            node = self.at(pointer)
        return node

    def at(self, pointer: str) -> Any:
        """Return what a local reference (`#/components/schemas/X`, or `#`) points at."""
        if pointer == "#":
            return self.document
        if not pointer.startswith("#/"):
            raise SpecError(f"{pointer}: only references inside the document are supported")
        node: Any = self.document
        for part in pointer[2:].split("/"):
            part = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or part not in node:
                raise SpecError(f"{pointer} points at nothing ({part!r} is missing)")
            node = node[part]
        return node

    def find(self, verb: str, segments: list[str], query: dict[str, list[str]]) -> Match | list[str]:
        """Find the operation of a decoded path; where only the verb is wrong, return the verbs that would be right."""
        allowed: list[str] = []
        for template in self._templates.get(len(segments), []):
            values = template.match(segments)
            if values is None:
                continue
            for operation in template.operations:
                if all(value in query.get(name, ()) for name, value in operation.fixed_query):
                    if operation.verb == verb:
                        return Match(operation, values)
                    allowed.append(operation.verb)
        return sorted(set(allowed))

    def _operation(self, verb: str, path: str, item: dict[str, Any], fixed: tuple[tuple[str, str], ...]) -> Operation:
        node = item[verb]
        parameters: dict[tuple[str, str], Parameter] = {}
        for raw in [*item.get("parameters", []), *node.get("parameters", [])]:
            p = self.resolve(raw)
            # A parameter has a schema of its own, or one of a single media type.
            holder = p if "schema" in p else next(iter(p.get("content", {}).values()), p)
            schema = holder.get("schema", {})
            parameters[p["in"], p["name"]] = Parameter(p["name"], p["in"], bool(p.get("required")), schema)
        body = None
        if "requestBody" in node:
            raw_body = self.resolve(node["requestBody"])
            body = Body(bool(raw_body.get("required")), _content(raw_body))
        security = node.get("security", self.document.get("security", []))
        return Operation(
            verb=verb.upper(),
            path=path,
            operation_id=node.get("operationId", f"{verb} {path}"),
            parameters=tuple(parameters.values()),
            body=body,
            answers={str(code): _content(self.resolve(answer)) for code, answer in node.get("responses", {}).items()},
            admin=bool(security) and all(any("admin" in name.lower() for name in entry) for entry in security),
            fixed_query=fixed,
            fixed_headers=tuple(node.get("x-official-headers", {}).items()),
        )


def _content(node: dict[str, Any]) -> dict[str, Schema]:
    return {media.split(";")[0].strip().lower(): c.get("schema", {}) for media, c in node.get("content", {}).items()}


def _template(path: str) -> _Template:
    segments: list[str | tuple[re.Pattern[str], list[str]]] = []
    for segment in path.strip("/").split("/"):
        literals = re.split(r"\{[^{}]+\}", segment)
        if len(literals) == 1:
            segments.append(segment)
        else:
            pattern = re.compile("(.+?)".join(map(re.escape, literals)), re.DOTALL)
            segments.append((pattern, re.findall(r"\{([^{}]+)\}", segment)))
    return _Template(segments)


def load(path: Path | str | None = None) -> Spec:
    """Load an OpenAPI file (YAML or JSON), or the document that the client is generated from; once per process."""
    if path is None:
        return _own()
    path = Path(path).resolve()
    try:
        found = path.stat()
    except FileNotFoundError:
        raise SpecError(f"{path} does not exist; give the path of an OpenAPI file") from None
    return _parsed(str(path), found.st_mtime_ns, found.st_size)


@functools.cache
def _own() -> Spec:
    return Spec(described())


@functools.lru_cache(maxsize=4)
def _parsed(path: str, modified_ns: int, size: int) -> Spec:
    data = Path(path).read_bytes()
    if path.endswith(".json"):
        return Spec(_object(json.loads(data), path))
    digest = hashlib.sha256(data).hexdigest()
    return Spec(kept(digest, lambda: _object(_load_yaml(data, path), path)))


def _object(document: Any, path: str) -> dict[str, Any]:
    if not isinstance(document, dict) or "paths" not in document:
        raise SpecError(f"{path} is not an OpenAPI document: it has no 'paths'")
    return document


def _load_yaml(data: bytes, path: str) -> Any:
    try:
        import yaml
    except ImportError:
        raise SpecError(f'{path} is YAML, which needs PyYAML: pip install "wherry-server[yaml]"') from None
    # Dates and numbers as keys would not survive JSON: a JSON text of the document is what everything else reads.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return json.loads(json.dumps(yaml.load(data, loader), default=str))
    except yaml.YAMLError as error:
        raise SpecError(f"{path} is not YAML: {error}") from error
