"""What went in and what came out, counted independently: from the spec, and from api-surface.json of the package.

Rule: the spec is counted by its own keywords, with references followed, and not by anything that a stage found out.
A row with two different numbers is worth a look; the pinned spec has none.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import Any

from .build import Build
from .document.pointers import lookup
from .document.structure import VERBS, walk
from .manifest.short import whole


def stats(build: Build) -> str:
    """Return a table with a row for each kind of thing: its count in the spec and in the package."""
    lines = [f"{'':<22}{'spec':>10}{'package':>10}", *_rows(count_document(build.document), count_files(build.files))]
    document, output = count_sources(build.document), count_sources_of_files(build.files)
    for source in sorted({*document, *output}):
        lines += [f"from {source}:", *_rows(document.get(source, {}), output.get(source, {}), indent="  ")]
    lines += [f"left out: {skipped.pointer}: {skipped.reason}" for skipped in build.plan.skipped]
    return "\n".join(lines) + "\n"


def _rows(spec: dict[str, int], output: dict[str, int], indent: str = "") -> list[str]:
    return [
        f"{indent + name:<22}{spec.get(name, ''):>10}{output.get(name, ''):>10}"
        for name in dict.fromkeys([*spec, *output])
    ]


# --- the document ------------------------------------------------------------------------------------------------------


def count_document(document: dict[str, Any]) -> dict[str, int]:
    """Return the counts of a document, by its keywords alone."""
    count = _Document(document)
    operations = list(count.operations())
    schemas = count.mapping(document.get("components")).get("schemas") or {}
    return {
        "operations": len(operations),
        "schemas": len(schemas),
        "named unions": sum(map(count.is_union, schemas.values())),
        "streams": sum(map(count.streams, operations)),
        "list answers": sum(map(count.lists, operations)),
        "multipart bodies": sum("multipart/form-data" in count.body(operation) for operation in operations),
        "webhooks": sum(1 for _ in count.items(document.get("webhooks") or document.get("x-webhooks"))),
    }


class _Document:
    """Answers questions about a document, with references followed."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def mapping(self, value: Any) -> dict[str, Any]:
        """Return an object, or the one that it refers to; {} for anything else."""
        for _ in range(100):  # a reference to itself has to end somewhere
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                break
            try:
                value = lookup(self._document, value["$ref"])
            except LookupError:
                return {}
        return value if isinstance(value, dict) else {}

    def items(self, paths: Any) -> Iterator[dict[str, Any]]:
        yield from (self.mapping(item) for key, item in self.mapping(paths).items() if not str(key).startswith("x-"))

    def operations(self) -> Iterator[dict[str, Any]]:
        for item in self.items(self._document.get("paths")):
            for verb in VERBS:
                if isinstance(item.get(verb), dict):
                    yield {**item[verb], "parameters": [*item.get("parameters", ()), *item[verb].get("parameters", ())]}

    def body(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Return media type -> schema of the request."""
        content = self.mapping(self.mapping(operation.get("requestBody")).get("content"))
        return {_essence(media): self.mapping(each).get("schema", {}) for media, each in content.items()}

    def answers(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Return media type -> schema of the successful answers."""
        responses = self.mapping(operation.get("responses"))
        good = [self.mapping(each) for status, each in responses.items() if str(status).startswith("2")]
        content = [pair for answer in good for pair in self.mapping(answer.get("content")).items()]
        return {_essence(media): self.mapping(each).get("schema", {}) for media, each in content}

    def is_union(self, schema: Any) -> bool:
        """Return whether a schema is a union, null aside, and nothing else."""
        return isinstance(schema, dict) and "properties" not in schema and self._alternatives(schema) > 1

    def _alternatives(self, schema: Any) -> int:
        """Return how many schemas a schema lets a value choose from, null aside; a reference counts as one.

        Beside a schema that takes any value, the others offer no choice.
        """
        if not isinstance(schema, dict):
            return 1
        inside = [each for keyword in ("oneOf", "anyOf") for each in schema.get(keyword) or ()]
        if {} in inside:
            return 1
        return sum(map(self._alternatives, inside)) if inside else int(schema.get("type") != "null")

    def streams(self, operation: dict[str, Any]) -> bool:
        """Return whether an event stream is among the answers, or `stream` in the query or a body."""
        query = [self.mapping(each) for each in operation["parameters"]]
        if any(each.get("name") == "stream" and each.get("in") == "query" for each in query):
            return True
        bodies = self.body(operation).values()
        return "text/event-stream" in self.answers(operation) or any("stream" in self.fields(each) for each in bodies)

    def lists(self, operation: dict[str, Any]) -> bool:
        """Return whether the JSON answer has a list called `data`."""
        data = self.mapping(self.fields(self.answers(operation).get("application/json")).get("data"))
        return data.get("type") in ("array", ["array", "null"])

    def fields(self, schema: Any, depth: int = 0) -> dict[str, Any]:
        """Return the properties of a schema, with those of its alternatives and parts."""
        schema = self.mapping(schema)
        found = dict(self.mapping(schema.get("properties")))
        if depth < 20:
            for keyword in ("allOf", "oneOf", "anyOf"):
                for part in schema.get(keyword) or ():
                    found |= self.fields(part, depth + 1)
        return found


_MARKED = {"Operation": "operations", "PathItem": "webhooks", "Parameter": "parameters", "MediaType": "answers"}


def count_sources(document: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Return, for each source besides the spec, how many parts of the document say that they come from it."""
    found: dict[str, dict[str, int]] = {}

    def count(source: Any, name: str) -> None:
        counts = found.setdefault(str(source), {})
        counts[name] = counts.get(name, 0) + 1

    for node in walk(document):
        if source := node.value.get("x-source"):
            count(source, _MARKED.get(node.kind) or _kind_of_schema(node.pointer))
        for what, origin in (node.value.get("x-sources") or {}).items():
            count(origin, _EDITS.get(what.partition(" ")[0], "other changes"))
    return {source: {name: counts[name] for name in _ORDER if name in counts} for source, counts in found.items()}


_EDITS = {"literal": "values", "names": "second names", "deprecated": "deprecations", "optional": "made optional"}
_ORDER = (
    "operations", "webhooks", "schemas", "fields", "parameters", "answers", "members", "values", "made optional",
    "deprecations", "second names", "other changes",
)  # fmt: skip


def _kind_of_schema(pointer: str) -> str:
    if _is_component({"pointer": pointer}):
        return "schemas"
    return "fields" if pointer.split("/")[-2] == "properties" else "members"


def _essence(media: Any) -> str:
    return str(media).partition(";")[0].strip().lower()


# --- the package -------------------------------------------------------------------------------------------------------


def count_files(files: dict[str, str]) -> dict[str, int]:
    """Return the counts of a package, from its files."""
    surface = whole(json.loads(files["api-surface.json"]))
    methods = [method for resource in surface["resources"].values() for method in resource["methods"].values()]
    models, aliases = surface["models"], surface["aliases"]
    entries = [*models.values(), *aliases.values()]
    lists = {
        name
        for name, model in models.items()
        if any(field["wire"] == "data" and field["type"].startswith("list[") for field in model["fields"])
    }
    return {
        "operations": len(methods),
        "schemas": len({entry["pointer"] for entry in entries if _is_component(entry)}),
        "named unions": sum(_is_union(each["type"]) for each in aliases.values() if _is_component(each)),
        "streams": sum("stream" in method for method in methods),
        "list answers": sum("page" in method or method["returns"] in lists for method in methods),
        "multipart bodies": sum(m.get("body") in ("multipart", "either", "sdp_or_multipart") for m in methods),
        "webhooks": len(surface["webhooks"]),
        "pages": sum("page" in method for method in methods),
        "inline schemas": sum(not _is_component(entry) for entry in entries),
        "resources": len(surface["resources"]),
        "files": len(files),
        "lines": sum(text.count("\n") for text in files.values()),
    }


def count_sources_of_files(files: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return, for each source besides the spec, how many parts of the package say that they come from it."""
    surface = whole(json.loads(files["api-surface.json"]))
    methods = [method for resource in surface["resources"].values() for method in resource["methods"].values()]
    entries = [*surface["models"].values(), *surface["aliases"].values()]
    parts = {
        "operations": methods,
        "webhooks": list(surface["webhooks"].values()),
        "schemas": [entry for entry in entries if _is_component(entry)],
        "fields": [field for model in surface["models"].values() for field in model["fields"]],
        "parameters": [each for method in methods for each in method["parameters"] if each["place"] != "body"],
    }
    found: dict[str, dict[str, int]] = {}
    for name, listed in parts.items():
        for source in sorted({each["source"] for each in listed if "source" in each}):
            found.setdefault(source, {})[name] = len(
                {each["pointer"] for each in listed if each.get("source") == source}
            )
    return found


def _is_union(type_: str) -> bool:
    """Return whether a type of api-surface.json, a Python expression, has two members, None aside."""
    node, members = ast.parse(type_, mode="eval").body, 1
    while isinstance(node, ast.BinOp):
        members += not (isinstance(node.right, ast.Constant) and node.right.value is None)
        node = node.left
    return members > 1


def _is_component(entry: dict[str, Any]) -> bool:
    pointer = str(entry["pointer"])
    return pointer.startswith("#/components/schemas/") and pointer.count("/") == 3
