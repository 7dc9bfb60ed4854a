"""What each method is answered with: the built-in server's answer, without the optional parts that would make it long.

What stands on a page is whole JSON that fits the schema of the operation: parts are left out, never cut. Of a stream, the first events.
"""

from __future__ import annotations

import copy
import hashlib
import itertools
import json
import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lean_document
import wherry_server
from docsite import facts
from docsite.facts import Method
from wherry import models
from wherry._runtime.response.cast import decoder_for
from wherry_server import document
from wherry_server.call import Answer, Call, Events, Json, Upload
from wherry_server.errors import Refusal
from wherry_server.service import Service
from wherry_server.settings import Settings
from wherry_server.spec import Operation, Schema, Spec, load

LINES = 24
"""So many lines an answer has at most, if what is required leaves it so short, with what is told in any case (`TOLD`)."""
LONG = 44
"""From so many lines on, that is left out too."""
SHORT = 12
"""LINES of an event."""
WIDTH = 88
EVENTS = 3
"""So many events of a stream are shown: the first, and the first that bring a piece."""
ASKED: dict[str, Any] = {
    "model": "gpt-4o-mini",
    "input": "What is a wherry?",
    "messages": [{"role": "user", "content": "What is a wherry?"}],
    "prompt": "A wherry under sail.",
    "voice": "alloy",
    "name": "harbours",
}
"""What a call asks for, where it has such an argument."""
TOLD = frozenset(
    [
        "id",
        "object",
        "type",
        "status",
        "role",
        "model",
        "created_at",
        "name",
        "content",
        "text",
        "data",
        "output",
        "choices",
        "usage",
    ]
)
"""What is left out last."""
FIRST = ("type", "id", "object", "role", "status", "created", "created_at", "model", "name")
"""What stands on top of an object."""
MOST = 2
"""So many items of a list are shown, if it may have so few."""
READS = Path(__file__).with_name("reads.toml")
Place = tuple[str | int, ...]


@cache
def spec() -> Spec:
    """The description that the server answers from."""
    return load(None)


@cache
def reads() -> dict[str, str]:
    """Dotted method -> the expression that reads the most used field of its answer."""
    return tomllib.loads(READS.read_text("utf-8"))


@cache
def known() -> dict[str, dict[str, Any]]:
    """Dotted method -> its `answer`, and the `events` of its stream.

    Finding out what may be left out takes some seconds. So they are kept beside the server's description, under a hash of all that
    they are made from.
    """
    made_from = [*sorted(Path(wherry_server.__file__).parent.rglob("*.py")), Path(__file__), READS]
    made_from.append(facts.PACKAGE / "api-surface.json")
    parts = [lean_document.digest().encode(), *(path.read_bytes() for path in made_from)]
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return document.kept(f"answers-{digest[:40]}", made)


def made() -> dict[str, dict[str, Any]]:
    """Make the answers of all methods."""
    methods = [method for resource in facts.resources() for method in resource.methods]
    return {method.dotted: {"answer": of_method(method), "events": events_of(method)} for method in methods}


def read(method: Method, answer: Any) -> str:
    """Return the line that reads the most used field of an answer, with the value that it has; "" where none is known."""
    expression = reads().get(method.dotted)
    if expression is None:
        return ""
    item = answer["data"][0] if method.entry.get("page") else answer
    value = eval(expression, {re.split(r"\W", expression)[0]: decoded(method.entry["returns"], item)})  # noqa: S307 - from reads.toml
    return f"{expression}  # {value!r}"


def decoded(returned: str, answer: Any) -> Any:
    """Return the object that the client makes of an answer."""
    return decoder_for(getattr(models, returned))._decode(copy.deepcopy(answer))  # it takes over what it is given


def of_method(method: Method) -> Any:
    """Return what the operation of a method is answered with, as JSON; None if that is not JSON, or no operation."""
    operation = operation_of(method)
    if operation is None or operation.json_schema is None:
        return None
    service = Service(spec(), Settings(items=1, words=8))
    answer = answered(service, operation, {})
    schema = service.schema(operation.json_schema)
    value = answer.value if isinstance(answer, Json) else service.rich(schema, method.dotted)
    return shortened(service, schema, tidied(value), set(re.findall(r"\w+", reads().get(method.dotted, ""))))


def events_of(method: Method) -> list[Any]:
    """Return the first events, and pieces, of the stream that a method can ask for; none if it has no stream."""
    operation, stream = operation_of(method), method.entry.get("stream")
    if operation is None or not stream:
        return []
    service = Service(spec(), Settings(items=1, words=8))
    switch = {stream["switch"]: stream["value"]} if stream.get("switch") else {"stream": True}
    answer = answered(service, operation, switch)
    if not isinstance(answer, Events):
        return []
    said = [event.data for event in itertools.islice(answer.events, 40) if isinstance(event.data, dict)]
    deltas = [event for event in said[1:] if "delta" in event]
    shown = [*said[:1], *deltas[: EVENTS - 1]] if deltas else said[:EVENTS]
    schema = next((service.schema(s) for m, s in operation.media.items() if m == "text/event-stream"), True)
    lines = LONG if schema is True else SHORT
    return [shortened(service, schema, tidied(event), lines=lines) for event in shown]


def operation_of(method: Method) -> Operation | None:
    """Return the operation that a method calls; None for a helper."""
    return spec().named.get(f"{method.entry['verb']} {method.entry['path']}") if "verb" in method.entry else None


def answered(service: Service, operation: Operation, switch: dict[str, Any]) -> Answer | None:
    """Return the answer to a call with what is required, and what `ASKED` has; None where the server refuses that."""
    names = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
    values = {name: f"{name.removesuffix('_id')}_123" for name in names}
    path = operation.path.format(**values)
    query = {p.name: switch[p.name] for p in operation.parameters if p.place == "query" and p.name in switch}
    body = asked(service, operation, switch)
    try:
        return service.answer(Call(operation, path, values, query, body))
    except Refusal:
        return None


def asked(service: Service, operation: Operation, switch: dict[str, Any]) -> Any:
    """Return the body of a call; files in it are what the server takes for them."""
    content = operation.body.content if operation.body else {}
    if not content:
        return None
    kind = next((name for name in ("application/json", "multipart/form-data") if name in content), next(iter(content)))
    schema = service.schema(content[kind])
    body = service.plain(schema, operation.name, **ASKED, **switch)
    if kind != "multipart/form-data" or not isinstance(body, dict):
        return body
    file = Upload("harbours.txt", "text/plain", b"Tidal harbours of the east coast.")
    return {name: file if name in ("file", "image", "data") else value for name, value in body.items()}


def tidied(value: Any) -> Any:
    """Return JSON with what it is on top, and without what hides lengths in streams."""
    if isinstance(value, dict):
        names = [*(name for name in FIRST if name in value), *(name for name in value if name not in FIRST)]
        return {name: tidied(value[name]) for name in names if name != "obfuscation"}
    return [tidied(part) for part in value] if isinstance(value, list) else value


def shortened(service: Service, schema: Schema, value: Any, needed: Collection[str] = (), lines: int = LINES) -> Any:
    """Return what stays valid when parts are left out one by one, until it is short enough; what is `needed` stays longest."""
    crowds = [p for p in paths(value) if isinstance(part := at(value, p), list) and len(part) > MOST]
    if not crowds and written(value).count("\n") < lines:
        return value
    value = copy.deepcopy(value)
    valid = service.validation.is_valid(schema, value)
    told = TOLD | set(needed)
    for place in crowds:
        holder = at(value, place)
        kept = list(holder)
        del holder[MOST:]
        if service.validation.is_valid(schema, value) != valid:
            holder[:] = kept
    required = set[Place]()
    early = {place: weight(place, at(value, place), told) for place in paths(value)}
    for place in sorted(early, key=early.__getitem__):
        if written(value).count("\n") < (LONG if early[place][0] else lines):
            break
        holder, last = at(value, place[:-1]), place[-1]
        name = tuple(part for part in place if isinstance(part, str))
        if holder is None or name in required or (isinstance(holder, list) and len(holder) <= int(last)):
            continue
        kept = copy.copy(holder)
        del holder[last]
        if service.validation.is_valid(schema, value) != valid:
            if isinstance(holder, dict):
                required.add(name)  # in other items of the same list, too
            holder.clear()
            holder.update(kept) if isinstance(holder, dict) else holder.extend(kept)
    return value


def weight(place: Place, part: Any, told: Collection[str]) -> tuple[bool, bool, int, tuple[str, ...]]:
    """Return what sorts parts by how early they are left out: nothing said, not telling what a thing is, deep inside."""
    names = tuple(str(name) for name in place)
    return (place[-1] in told, part not in (None, [], {}), -len(place), names)


def paths(value: Any, above: Place = ()) -> Iterator[Place]:
    """Yield where each part of a value is: every property, and every item of a list but its first."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield (*above, name)
            yield from paths(part, (*above, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            if index:
                yield (*above, index)
            yield from paths(part, (*above, index))


def at(value: Any, path: Place) -> Any:
    """Return the part at a path; None where it has been left out."""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError):
            return None
    return value


def written(value: Any, indent: int = 0, before: int = 0) -> str:
    """Return JSON for people: what fits into a line stands in one."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or indent + before + len(line) <= WIDTH:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list):
        parts = [written(part, indent + 2) for part in value]
    else:
        heads = [json.dumps(name, ensure_ascii=False) + ": " for name in value]
        parts = [h + written(part, indent + 2, len(h)) for h, part in zip(heads, value.values(), strict=True)]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}\n" + ",\n".join(inner + part for part in parts) + f"\n{' ' * indent}{last}"
