"""Every operation with its parameters, bodies and answers, and every webhook with its payload.

Rule: nothing is left out silently. Each type is put into a box of its own, so that the parser finds the type of every
media type of every body and answer, even if it does not know that media type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .. import api
from ..document import pointers
from . import keywords, media, names, official, parameters, paths, presentation, references
from .emit import Emitter
from .paths import Call
from .result import PENDING
from .shapes import Site
from .spec import Spec

NOT_READ = ("callbacks", "servers")
_FILLED = re.compile(r"\{([^{}]+)\}")
_STATUS = re.compile(r"[1-5]\d\d|[1-5]XX|default")


@dataclass
class Operations:
    """Collects operations and webhooks by their keys in the parser's document."""

    emitter: Emitter
    operations: dict[str, api.Operation] = field(default_factory=dict)
    webhooks: dict[str, api.Webhook] = field(default_factory=dict)
    paths: dict[str, Any] = field(default_factory=dict)
    """The parser's `paths`."""
    places: dict[str, str] = field(default_factory=dict)
    """Key -> pointer of the operation."""
    holding_bytes: list[str] = field(default_factory=list)
    """Boxes of bodies and answers in which a string may be raw bytes."""

    def __post_init__(self) -> None:
        """Find the id of every operation before any schema is written: inline schemas are named after it."""
        self._calls = [(call, identity) for call, identity in _identified(self._spec)]
        for call, identity in self._calls:
            self.emitter.name_operation(call.pointer, identity)

    def write(self) -> None:
        """Write all operations and webhooks."""
        for call, identity in self._calls:
            self._operation(call, identity)
        for call in paths.webhooks(self._spec):
            self._webhook(call)

    @property
    def _spec(self) -> Spec:
        return self.emitter.shaper.spec

    def _operation(self, call: Call, identity: str) -> None:
        key = f"O{len(self.operations) + 1:05}"
        value = call.value
        for keyword in NOT_READ:
            if value.get(keyword):
                self._spec.note(pointers.child(call.pointer, keyword), f"`{keyword}` of an operation is not read")
        path, query, variable = _split(self._spec, call)
        declared = parameters.read(self.emitter, call, path, [name for name, _ in query], variable, identity)
        bodies, required = self._bodies(call, identity)
        answers = list(self._answers(call, identity))
        meta = value.get("x-oaiMeta")
        meta = meta if isinstance(meta, dict) else {}
        self.places[key] = call.pointer
        self.operations[key] = api.Operation(
            verb=call.verb.upper(),
            path=path,
            query=query,
            id=identity,
            pointer=call.pointer,
            parameters=tuple(parameter for parameter, _ in declared),
            bodies=tuple(body for body, _ in bodies),
            body_required=required,
            answers=tuple(answer for answer, _ in answers),
            security=self._security(call),
            tags=tuple(map(str, self._spec.listing(value, "tags", call.pointer))),
            deprecated=value.get("deprecated") is True,
            docs_group=str(meta.get("group") or ""),
            docs_path=_docs_path(meta.get("path")),
            summary=str(value.get("summary") or ""),
            official=official.of_operation(self._spec, value, call.pointer),
        )
        parts = [(parameter, self.emitter.box("U", type_, parameter.pointer)) for parameter, type_ in declared]
        boxes = presentation.Boxes(parts, [box for _, box in bodies], required, [box for _, box in answers])
        self.paths |= presentation.operation(key, call.verb, boxes)

    # --- bodies and answers ----------------------------------------------------------------------------------------

    def _bodies(self, call: Call, identity: str) -> tuple[list[tuple[api.Body, str]], bool]:
        if call.value.get("requestBody") is None:
            return [], False
        place = pointers.child(call.pointer, "requestBody")
        followed, pointer = references.follow(self._spec, call.value["requestBody"], place)
        value = self._spec.expect(followed, dict, "a request body", pointer)
        content = self._spec.mapping(value, "content", pointer)
        if not content:
            self._spec.note(pointer, "a request body without content is read as no body")
        name = _name(pointer, identity, "Request")
        bodies = []
        for medium, each in content.items():
            described, place = self._medium(each, pointers.child(pointer, "content", medium))
            box = self._box(described, str(medium), place, name, _owner(pointer, identity))
            bodies.append((api.Body(str(medium), PENDING, place, self._encoding(described, place)), box))
        return bodies, bool(content) and value.get("required") is True

    def _answers(self, call: Call, identity: str) -> Iterator[tuple[api.Answer, str | None]]:
        responses = self._spec.mapping(call.value, "responses", call.pointer)
        if not responses:
            self._spec.note(call.pointer, "an operation without responses")
        known: list[tuple[Any, str]] = []
        for code, value in responses.items():
            if str(code).startswith("x-"):
                continue
            place = pointers.child(call.pointer, "responses", code)
            status = _status(self._spec, code, place)
            if not status:
                continue
            followed, pointer = references.follow(self._spec, value, place)
            response = self._spec.expect(followed, dict, "a response", pointer)
            content = self._spec.mapping(response, "content", pointer)
            if not content:
                yield api.Answer(status, "", None, pointer), None
            name = _name(pointer, identity, "Response", "" if status.startswith("2") else names.pascal(status))
            for medium, each in content.items():
                described, place = self._medium(each, pointers.child(pointer, "content", medium))
                box = self._shared(described, str(medium), place, name, _owner(pointer, identity), known)
                yield api.Answer(status, str(medium), PENDING, place), box

    def _medium(self, value: Any, pointer: str) -> tuple[dict[str, Any], str]:
        """Return what a body or answer has under a media type, and its place. An empty place is an empty object."""
        followed, place = references.follow(self._spec, {} if value is None else value, pointer)
        return self._spec.expect(followed, dict, "a media type", place), place

    def _shared(
        self, described: dict[str, Any], medium: str, place: str, name: str, owner: str, known: list[tuple[Any, str]]
    ) -> str:
        """Return the box of an answer. Answers of one operation with equal schemas share it."""
        said = (media.is_binary(medium), media.may_hold_bytes(medium), keywords.without_prose(described.get("schema")))
        for earlier, box in known:
            if described.get("schema") and earlier == said:
                return box
        box = self._box(described, medium, place, name, owner)
        known.append((said, box))
        return box

    def _box(self, described: dict[str, Any], medium: str, place: str, name: str, owner: str) -> str:
        """Write the type of a body or answer into a box. OpenAPI 3.2 has a keyword for the items of a stream."""
        keyword = "itemSchema" if "itemSchema" in described else "schema"
        if described.get(keyword) is not None:
            site = Site((pointers.child(place, keyword),))
            type_ = media.of_body(medium, self.emitter.site(site, name, owner))
        else:
            type_ = media.without_schema(medium)
        box = self.emitter.box("U", type_, place)
        if media.may_hold_bytes(medium):
            self.holding_bytes.append(box)
        return box

    def _encoding(self, described: dict[str, Any], place: str) -> tuple[tuple[str, str], ...]:
        """Return the content types that a multipart body prescribes for its parts."""
        found = []
        for name, value in self._spec.mapping(described, "encoding", place).items():
            encoding = self._spec.expect(value, dict, "an encoding", pointers.child(place, "encoding", name))
            if encoding.get("contentType"):
                found.append((str(name), str(encoding["contentType"])))
        return tuple(found)

    def _security(self, call: Call) -> tuple[str, ...] | None:
        """Return the schemes of the first alternative of the operation, or else of the document."""
        owner, place = (call.value, call.pointer) if "security" in call.value else (self._spec.document, "#")
        if owner.get("security") is None:
            return None
        alternatives = self._spec.listing(owner, "security", place)
        if not alternatives:
            return ()
        first = pointers.child(place, "security", 0)
        return tuple(map(str, self._spec.expect(alternatives[0], dict, "a security requirement", first)))

    # --- webhooks --------------------------------------------------------------------------------------------------

    def _webhook(self, call: Call) -> None:
        place = pointers.child(call.pointer, "requestBody")
        followed, pointer = references.follow(self._spec, call.value.get("requestBody") or {}, place)
        content = self._spec.mapping(self._spec.expect(followed, dict, "a request body", pointer), "content", pointer)
        if not content:
            self._spec.note(call.pointer, "a webhook without a payload")
        medium = next((each for each in content if media.is_json(str(each))), next(iter(content), "application/json"))
        described, place = self._medium(content.get(medium), pointers.child(pointer, "content", medium))
        box = self._box(described, str(medium), place, f"{names.pascal(call.key)}Webhook", call.key)
        self.webhooks[box] = api.Webhook(call.key, PENDING, call.pointer)


def _identified(spec: Spec) -> Iterator[tuple[Call, str]]:
    """Yield every operation with an id that is unique."""
    taken: set[str] = set()
    for call in paths.calls(spec):
        derived = names.operation_id(call.verb, call.key)
        wanted = str(call.value.get("operationId") or derived)
        if wanted in taken:
            spec.note(call.pointer, f"the operationId {wanted!r} is taken; {derived!r} is used")
            wanted = derived
        unique, number = wanted, 2
        while unique in taken:
            unique, number = f"{wanted}_{number}", number + 1
        taken.add(unique)
        yield call, unique


def _split(spec: Spec, call: Call) -> tuple[str, tuple[tuple[str, str], ...], dict[str, str]]:
    """Split `/responses?beta=true&id={x}` into the path, the fixed query, and the query that parameters fill.

    A fragment is never sent; some specs use it to distinguish operations of one path (`/#Action=Start`).
    """
    whole, hash_sign, _ = call.key.partition("#")
    if hash_sign:
        spec.note(call.pointer, "the fragment of a path is never sent")
    template, _, query = whole.partition("?")
    fixed, variable = [], {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if not set(name + value) & set("{}"):
            fixed.append((name, value))
        elif (filled := _FILLED.fullmatch(value)) and not set(name) & set("{}"):
            variable[filled[1]] = name
        else:
            said = f"a path with a variable query that is more than `name={{parameter}}`: {call.key!r}"
            spec.unsupported(call.pointer, said)
    return template, tuple(fixed), variable


def _status(spec: Spec, code: Any, place: str) -> str:
    """Return a status code, `5XX` or `default`; "" for anything else."""
    status = str(code) if code == "default" else str(code).upper()
    if not _STATUS.fullmatch(status):
        spec.unsupported(place, f"{status!r} is not a status code")
        return ""
    return status


def _docs_path(declared: Any) -> str:
    """Return the path of an operation in the official reference. A path with spaces is prose that ran into it."""
    return declared if isinstance(declared, str) and not any(map(str.isspace, declared)) else ""


def _name(pointer: str, identity: str, suffix: str, status: str = "") -> str:
    """Return a name for the inline schema of a body or answer, after the component around it or the operation."""
    owner = _owner(pointer, identity)
    name = names.pascal(owner)
    name = name if name.endswith(suffix) else name + suffix
    return name + status if owner == identity else name


def _owner(pointer: str, identity: str) -> str:
    steps = pointers.steps(pointer)
    return steps[2] if steps[0] == "components" and len(steps) > 2 else identity
