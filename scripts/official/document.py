"""A reading -> one OpenAPI 3.1 document of all that the wheel says.

Rule: what OpenAPI has a word for stands in its place; the rest is in `x-official-*`:

  on the document    sockets: the unions of what client and server send, by the type's key
                     helpers: the methods that are no operation of their own, each with the reason
                     names: name of a schema -> key of the type (`types.chat.chat_completion:ChatCompletion`)
  on an operation    method: `chat.completions.create`; names: its other methods
                     params: the keys of the types whose fields are the query
                     headers: fixed ones; page: the page class; stream: "optional" or "always"; stream-mode
                     deprecated, security and the rest are OpenAPI's own
  on a request body  params: the keys of the types whose fields were sent; arguments: the method's names for fields that
                     it calls otherwise; files: the places of files
  on a parameter     argument: the method's name for it, where it is another
  on a schema        official-type: "model", "dict" or "alias"
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.document.canonical import dump

from .component_names import component_names
from .operation import Body, Operation, Parameter
from .reading import Reading

SERVER = "https://api.openai.com/v1"
SCHEMES = {"bearer_auth": "ApiKeyAuth", "admin_api_key_auth": "AdminApiKeyAuth"}
HEADER = """\
# Facts read from the package openai {version} (Apache-2.0, see NOTICE): names, paths, types. None of its code or sentences.
# Written by `scripts/spec.py sdk`.
"""
_VERBS = ("get", "put", "post", "delete", "patch")


def document_of(reading: Reading) -> dict[str, Any]:
    """Return the document; everything that has no order of its own is sorted."""
    return _Writer(reading).document()


def written(reading: Reading) -> bytes:
    """Return the document as canonical YAML."""
    return HEADER.format(version=reading.version).encode() + dump(document_of(reading))


class _Writer:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = component_names(reading.types)

    def document(self) -> dict[str, Any]:
        reading = self.reading
        paths: dict[str, Any] = {}
        for operation in sorted(reading.operations.values(), key=lambda each: (each.template, each.verb)):
            paths.setdefault(operation.template, {})[operation.verb] = self._operation(operation)
        document: dict[str, Any] = {
            "openapi": "3.1.0",
            "info": {"title": "What the official package says", "version": reading.version},
            "servers": [{"url": SERVER}],
            "security": [{SCHEMES["bearer_auth"]: []}],
            "paths": {
                path: {verb: item[verb] for verb in _VERBS if verb in item} for path, item in sorted(paths.items())
            },
            "webhooks": {name: {"post": self._webhook(key)} for name, key in sorted(reading.webhooks.items())},
            "components": {
                "securitySchemes": {name: {"type": "http", "scheme": "bearer"} for name in sorted(SCHEMES.values())},
                "schemas": dict(sorted((self.names[key], self._component(key)) for key in reading.types)),
            },
            "x-official-helpers": {each.name: each.why for each in reading.helpers},
            "x-official-names": {name: key for key, name in sorted(self.names.items(), key=lambda item: item[1])},
            "x-official-sockets": {key: self._refer({"$ref": key}) for key in sorted(reading.sockets)},
        }
        return {key: value for key, value in document.items() if value}

    # --- operations --------------------------------------------------------------------------------------------------

    def _operation(self, operation: Operation) -> dict[str, Any]:
        answer = operation.answer
        order = {"path": 0, "query": 1, "header": 2}
        parameters = sorted(operation.parameters, key=lambda each: (order[each.place], each.place != "path", each.name))
        content = {media: {"schema": self._refer(schema)} for media, schema in answer.content.items()}
        response = {"description": "", **({"content": content} if content else {})}
        found: dict[str, Any] = {
            "operationId": operation.method.replace(".", "_"),
            "deprecated": operation.deprecated,
            "security": [{SCHEMES[each]: []} for each in operation.security],
            "parameters": [self._parameter(each) for each in parameters],
            "requestBody": self._body(operation.body) if operation.body else {},
            "responses": {"200" if content else "204": response},
            "x-official-method": operation.method,
            "x-official-names": sorted(each.name for each in operation.names),
            "x-official-headers": dict(sorted(operation.headers.items())),
            "x-official-params": list(operation.params),
            "x-official-page": answer.page,
            "x-official-stream": answer.stream,
            "x-official-stream-mode": answer.stream_mode,
        }
        return {key: value for key, value in found.items() if value}

    def _parameter(self, parameter: Parameter) -> dict[str, Any]:
        found: dict[str, Any] = {"name": parameter.name, "in": parameter.place}
        if parameter.required:
            found["required"] = True
        if parameter.place == "header" and parameter.schema.get("type") == "array":
            found["style"] = "simple"
        found["schema"] = self._refer(parameter.schema)
        if parameter.argument != parameter.name:
            found["x-official-argument"] = parameter.argument
        return found

    def _body(self, body: Body) -> dict[str, Any]:
        schema = self._refer(body.schema)
        found: dict[str, Any] = {}
        if body.required:
            found["required"] = True
        found["content"] = {media: {"schema": schema} for media in body.media}
        if body.parts:
            encoding = {name: {"contentType": media} for name, media in sorted(body.parts.items())}
            for content in found["content"].values():
                content["encoding"] = encoding
        extras: dict[str, Any] = {
            "x-official-params": list(body.params),
            "x-official-arguments": {wire: name for wire, name in body.arguments.items() if wire != name},
            "x-official-files": ["".join(_place(path)) for path in body.files],
        }
        return {**found, **{key: value for key, value in extras.items() if value}}

    def _webhook(self, key: str) -> dict[str, Any]:
        schema = self._refer({"$ref": key})
        return {
            "requestBody": {"content": {"application/json": {"schema": schema}}},
            "responses": {"200": {"description": ""}},
        }

    # --- schemas -----------------------------------------------------------------------------------------------------

    def _component(self, key: str) -> dict[str, Any]:
        found = self.reading.types[key]
        fields = {wire: name for name, wire in found.fields.items() if wire != name}
        extras = {"x-official-type": found.kind, **({"x-official-arguments": fields} if fields else {})}
        return {**self._refer(found.schema), **extras}

    def _refer(self, value: Any) -> Any:
        """Return a schema whose references point at components."""
        if isinstance(value, dict):
            return {
                key: f"#/components/schemas/{self.names[item]}" if key == "$ref" and isinstance(item, str) else
                {name: self._refer(below) for name, below in item.items()} if key == "properties" else self._refer(item)
                for key, item in value.items()
            }  # fmt: skip
        return [self._refer(each) for each in value] if isinstance(value, list) else value


def _place(path: tuple[str, ...]) -> list[str]:
    """`("files", "<array>")` -> `files[]`"""
    return [
        re.sub("^<array>$", "[]", part) if index == 0 or part == "<array>" else f".{part}"
        for index, part in enumerate(path)
    ]
