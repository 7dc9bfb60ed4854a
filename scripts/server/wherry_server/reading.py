"""From bytes to a checked request: key, query, headers, body. What is wrong is refused with its place.

Forms and queries carry text alone; each text becomes what its schema wants (`"2"` a number, `"true"` a boolean, `"{…}"`
an object), before the schema judges it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from .call import Upload
from .dialect import Dialect
from .errors import Refusal
from .form import nested, parts
from .lenient import accepted
from .spec import Operation, Schema
from .validate import Problem, Validation, type_name

FORM_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")
FILE_MARK = "(file)"
_DEEPEST = 100
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
"""What may be half a letter: JSON can say it, and no answer can repeat it."""


class Reader:
    """Checks requests against the API description."""

    def __init__(self, dialect: Dialect, validation: Validation, *, allow_unknown: bool) -> None:
        self.dialect = dialect
        self.validation = validation
        self.allow_unknown = allow_unknown

    def query(self, operation: Operation, pairs: list[tuple[str, str]]) -> dict[str, Any]:
        """Return the query parameters, typed; arrays as `a[]=1&a[]=2` or repeated, objects as `a[b]=1`."""
        declared = {p.name.removesuffix("[]"): p for p in operation.parameters if p.place == "query"}
        given = nested(pairs)
        out: dict[str, Any] = {}
        # `beta=true` asks for the twin of a path that has one, and means nothing to the others.
        fixed = {name for name, _ in operation.fixed_query} | {"beta"}
        for name, text in given.items():
            parameter = declared.get(name)
            if parameter is None:
                if name not in fixed and not self.allow_unknown:
                    raise _bad(f"Unknown query parameter {name!r}.", name, "unknown_parameter")
                continue
            schema = self.dialect.of(parameter.schema)
            value = self.typed(schema, text)
            is_one = not isinstance(value, list) and not self.validation.is_valid(schema, value)
            if is_one and "array" in self.types(schema):
                value = [self.typed(self._items(schema), part) for part in str(value).split(",")]
            problem = self.validation.problem(schema, value)
            if problem:
                raise _bad(f"Query parameter {name!r}: {_told(problem)}.", name)
            out[name] = value
        missing = [p.name for name, p in declared.items() if p.required and name not in out]
        if missing:
            raise _bad(f"Missing query parameter {missing[0]!r}.", missing[0], "missing_required_parameter")
        return out

    def headers(self, operation: Operation, headers: Mapping[str, str]) -> None:
        """Check the header parameters that the operation declares."""
        for parameter in operation.parameters:
            if parameter.place != "header" or parameter.name.lower() == "openai-beta":
                continue  # among the tokens of that one may be those of other operations; `keys` looks for what is needed
            text = headers.get(parameter.name.lower())
            if text is None:
                if parameter.required:
                    raise _bad(f"Missing header {parameter.name!r}.", parameter.name, "missing_required_parameter")
                continue
            schema = self.dialect.of(parameter.schema)
            is_list = "array" in self.types(schema)
            value = [part.strip() for part in text.split(",")] if is_list else self.typed(schema, text)
            problem = self.validation.problem(schema, value)
            if problem:
                raise _bad(f"Header {parameter.name!r}: {_told(problem)}.", parameter.name)

    def body(self, operation: Operation, content_type: str, data: bytes, model: str = "") -> Any:
        """Return the body as data, checked: JSON as it is, a form as a dict (files as `Upload`), other text as str.

        `model` is the one that the address names; the body need not name it again.
        """
        body = operation.body
        media_type = content_type.split(";")[0].strip().lower()
        if body is None:
            if data not in (b"", b"{}", b"null"):
                raise _bad(f"{operation.name} takes no body, but {len(data)} bytes came.", None, "unexpected_body")
            return None
        if not data:
            if body.required:
                raise _bad(f"{operation.name} needs a body ({' or '.join(body.content)}).", None, "missing_body")
            return None
        schema = body.content.get(media_type)
        if schema is None:
            raise Refusal(
                415,
                f"Unsupported content type {content_type!r}; {operation.name} takes {' or '.join(body.content)}.",
                code="unsupported_content_type",
            )
        schema = self.dialect.of(schema)
        if media_type in FORM_TYPES:
            return self._form(schema, media_type, content_type, data, model)
        if media_type == "application/json" or media_type.endswith("+json"):
            value = _json(data)
            if model and isinstance(value, dict):
                value["model"] = value.get("model") or model
            value = accepted(self.dialect, self.validation, schema, value)
        else:
            value = data.decode("utf-8", "replace")
            if media_type == "application/sdp" and not value.startswith("v="):
                raise _bad("The body is not a session description: it does not begin with 'v='.", None)
        self._judge(schema, value)
        return value

    def event(self, events: Schema, value: dict[str, Any]) -> dict[str, Any]:
        """Return what came over a websocket, checked as the member of a union that its constants name."""
        member = self.validation.member(events, value)
        checked: dict[str, Any] = accepted(self.dialect, self.validation, member, value)
        self._judge(member, checked)
        return checked

    def _form(self, schema: Schema, media_type: str, content_type: str, data: bytes, model: str) -> dict[str, Any]:
        if media_type == "multipart/form-data":
            fields = nested(parts(content_type, data))
        else:
            fields = nested(parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True))
        properties = self._properties(schema)
        value = {name: self.typed(properties.get(name, True), text) for name, text in fields.items()}
        if model and "model" in properties:
            value.setdefault("model", model)
        for name, given in value.items():
            self._judge_files(name, properties.get(name, True), given)
        self._judge(schema, _files_marked(value))
        return value

    def _judge(self, schema: Schema, value: Any) -> None:
        problem = self.validation.problem(schema, value)
        if problem:
            named = re.match(r"(missing|unknown) '([^']+)'", problem.message)
            codes = {"missing": "missing_required_parameter", "unknown": "unknown_parameter"}
            inside = f"{problem.path}.{named[2]}".strip(".") if named else problem.path
            code = codes[named[1]] if named else "invalid_value"
            raise _bad(f"Invalid body: {_told(problem)}.", inside or None, code)
        known = self.validation.known_properties(schema)
        if not self.allow_unknown and isinstance(value, dict) and known is not None:
            unknown = sorted(value.keys() - known)
            if unknown:
                raise _bad(f"Unknown parameter {unknown[0]!r}.", unknown[0], "unknown_parameter")

    def _judge_files(self, name: str, schema: Schema, value: Any) -> None:
        """A binary field wants a file part (one with a file name), and no other field takes one."""
        is_file = any(isinstance(one, Upload) for one in (value if isinstance(value, list) else [value]))
        wants_file = self._has_binary(schema)
        if is_file and not wants_file:
            raise _bad(f"Field {name!r} came as a file; it must be a plain field.", name)
        if wants_file and not is_file:
            raise _bad(f"Field {name!r} is a file: its part needs a file name.", name)

    def _has_binary(self, schema: Schema) -> bool:
        schema = self.dialect.resolve(schema)
        if not isinstance(schema, dict):
            return False
        inner = [*schema.get("anyOf", ()), *schema.get("allOf", ()), *([schema["items"]] if "items" in schema else [])]
        return schema.get("format") == "binary" or any(self._has_binary(member) for member in inner)

    def typed(self, schema: Schema, text: Any) -> Any:
        """Turn what was sent as text into what the schema wants; what fits nothing stays text."""
        if isinstance(text, Upload):
            return text
        if isinstance(text, list):
            return [self.typed(self._items(schema), one) for one in text]
        if isinstance(text, dict):
            properties = self._properties(schema)
            return {name: self.typed(properties.get(name, self._more(schema)), one) for name, one in text.items()}
        if not isinstance(text, str):
            return text
        candidates: list[Any] = []
        types = self.types(schema)
        if "string" in types or not types:
            candidates.append(text)
        if types & {"integer", "number"} and re.fullmatch(r"-?\d{1,4000}", text):  # Python reads no longer ones
            candidates.append(int(text))
        if "number" in types and re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
            candidates.append(float(text))
        if "boolean" in types and text in ("true", "false"):
            candidates.append(text == "true")
        if types & {"object", "array"} and text[:1] in ("{", "["):
            candidates.append(_json(text.encode()))
        return next((value for value in candidates if self.validation.is_valid(schema, value)), text)

    def types(self, schema: Schema) -> set[str]:
        """Return the JSON types that a schema may allow."""
        schema = self.dialect.resolve(schema)
        if not isinstance(schema, dict):
            return set()
        own = schema.get("type", [])
        found = set(own if isinstance(own, list) else [own])
        found |= {type_name(value) for value in schema.get("enum", ())} if not found else set()
        for member in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
            found |= self.types(member)
        return found

    def _properties(self, schema: Schema) -> dict[str, Schema]:
        schema = self.dialect.resolve(schema)
        if not isinstance(schema, dict):
            return {}
        found: dict[str, Schema] = {}
        for member in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
            found |= self._properties(member)
        found |= schema.get("properties", {})
        return found

    def _items(self, schema: Schema) -> Schema:
        return self._part(schema, "items")

    def _more(self, schema: Schema) -> Schema:
        return self._part(schema, "additionalProperties")

    def _part(self, schema: Schema, key: str) -> Schema:
        """Return the sub-schema under a key, looked for in the members of unions too."""
        schema = self.dialect.resolve(schema)
        if not isinstance(schema, dict):
            return True
        if key in schema:
            return schema[key]
        members = (*schema.get("anyOf", ()), *schema.get("allOf", ()))
        return next((found for member in members if (found := self._part(member, key)) is not True), True)


def _files_marked(value: Any) -> Any:
    if isinstance(value, Upload):
        return FILE_MARK
    if isinstance(value, list):
        return [_files_marked(one) for one in value]
    return {name: _files_marked(one) for name, one in value.items()} if isinstance(value, dict) else value


def _json(data: bytes) -> Any:
    try:
        value = json.loads(data)
        if _SURROGATE.search(data):
            json.dumps(value, ensure_ascii=False).encode()
    except ValueError as error:
        raise _bad(f"The body is not JSON: {error}.", None, "invalid_json") from error
    except RecursionError:
        value = None
    else:
        if _depth(value) <= _DEEPEST:
            return value
    raise _bad(f"The body is nested more than {_DEEPEST} levels deep.", None, "invalid_json")


def _depth(value: Any) -> int:
    """Return how many objects and lists are inside one another."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, (dict, list))]:
        depth += 1
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    return depth


def _told(problem: Problem) -> str:
    return f"{problem.message} at {problem.path}" if problem.path else problem.message


def _bad(message: str, param: str | None, code: str = "invalid_value") -> Refusal:
    return Refusal(400, message, param=param, code=code)
