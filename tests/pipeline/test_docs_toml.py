"""spec/docs.toml against the spec with its supplement: nothing undescribed, nothing described that does not exist, one style.

Tests cannot tell who wrote a sentence, but they can tell that it is one, complete and on one line.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.document.pointers import lookup
from tests.pipeline.generating import whole

SPEC = Path(__file__).resolve().parents[2] / "spec"
VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
COMMON = "common"
EVENTS = "events"

MAX_LENGTH = 160
MAX_LENGTH_OPERATION = 200

# The operations that most programs call: each of their parameters has a sentence, be it under `common`.
DESCRIBED_IN_FULL = (
    "/chat/completions",
    "/responses",
    "/completions",
    "/embeddings",
    "/moderations",
    "/files",
    "/uploads",
    "/images",
    "/audio/speech",
    "/audio/transcriptions",
    "/audio/translations",
    "/vector_stores",
    "/batches",
    "/fine_tuning/jobs",
)


@cache
def docs() -> dict[str, Any]:
    """Return the tables of docs.toml."""
    return tomllib.loads((SPEC / "docs.toml").read_text(encoding="utf-8"))


def follow(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node, or what its `$ref` points to."""
    while "$ref" in node:
        node = lookup(whole(), node["$ref"])
    return node


def properties(schema: dict[str, Any]) -> set[str]:
    """Return the wire names of an object schema, with those of its alternatives."""
    schema = follow(schema)
    parts = [part for key in ("allOf", "anyOf", "oneOf") for part in schema.get(key, ())]
    return set(schema.get("properties", ())).union(*map(properties, parts))


@cache
def operations() -> dict[str, dict[str, Any]]:
    """Return verb and path -> operation object, with the parameters of its path."""
    return {
        f"{verb.upper()} {path}": {**operation, "parameters": shared + operation.get("parameters", [])}
        for path, item in whole()["paths"].items()
        for shared in [item.get("parameters", [])]
        for verb, operation in item.items()
        if verb in VERBS
    }


@cache
def parameters() -> dict[str, set[str]]:
    """Return verb and path -> the wire names of all arguments: in the path, query, headers and body."""
    names: dict[str, set[str]] = {}
    for key, operation in operations().items():
        bodies = follow(operation.get("requestBody", {})).get("content", {}).values()
        names[key] = {follow(parameter)["name"] for parameter in operation["parameters"]}
        names[key].update(*(properties(body.get("schema", {})) for body in bodies))
    return names


def described(key: str) -> set[str]:
    """Return the parameters with a sentence for the operation; one with a query (`?beta=true`) has those of its plain path."""
    tables = docs()["parameters"]
    return {name for each in (key, key.partition("?")[0]) for name in tables.get(each, ())}


def sentences() -> Iterator[tuple[str, str, str]]:
    """Return table, key and text of every entry."""
    for table in ("resources", "operations", "models", "events"):
        yield from ((table, key, text) for key, text in docs()[table].items())
    for owner, table in docs()["parameters"].items():
        yield from ((f"parameters.{owner}", key, text) for key, text in table.items())


def test_the_tables_are_the_known_ones() -> None:
    """A misspelt table name must not hide sentences from the generator."""
    assert set(docs()) == {"resources", "operations", "parameters", "models", "events"}


def test_every_operation_has_a_sentence() -> None:
    """help() must say of each operation of the spec what it does."""
    assert set(operations()) - set(docs()["operations"]) == set()


def test_no_sentence_for_an_operation_that_is_not_there() -> None:
    """Entries for operations must name an operation of the spec."""
    assert set(docs()["operations"]) - set(operations()) == set()
    assert set(docs()["parameters"]) - set(operations()) == {COMMON, EVENTS}


def test_no_sentence_for_a_parameter_that_is_not_there() -> None:
    """An entry for a parameter must name one of its operation, and a common one must be used somewhere."""
    tables = docs()["parameters"]
    idle = {key: set(table) - parameters()[key] for key, table in tables.items() if key not in (COMMON, EVENTS)}
    assert {key: names for key, names in idle.items() if names} == {}
    reached = {name for key, names in parameters().items() for name in names - described(key)}
    assert set(tables[COMMON]) - reached == set()


def test_every_parameter_of_the_main_operations_has_a_sentence() -> None:
    """Of the operations that most programs call, every parameter must be described."""
    common = set(docs()["parameters"][COMMON])
    untold = {
        key: names - common - described(key)
        for key, names in parameters().items()
        if key.split()[1].startswith(DESCRIBED_IN_FULL)
    }
    assert len(untold) > len(DESCRIBED_IN_FULL)
    assert {key: names for key, names in untold.items() if names} == {}


def test_no_parameter_repeats_its_common_sentence() -> None:
    """An entry for one operation must differ from the common entry."""
    common = docs()["parameters"][COMMON]
    repeated = [
        (key, name)
        for key, table in docs()["parameters"].items()
        if key != COMMON
        for name, text in table.items()
        if common.get(name) == text
    ]
    assert repeated == []


def test_no_sentence_for_a_schema_that_is_not_there() -> None:
    """Entries for models must name a schema of the spec."""
    assert set(docs()["models"]) - set(whole()["components"]["schemas"]) == set()


def test_resources_are_dotted_names_with_their_parents() -> None:
    """A resource must be a dotted path of Python names, and each resource above it must be described as well."""
    resources = set(docs()["resources"])
    assert [key for key in resources if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", key)] == []
    assert {key.rpartition(".")[0] for key in resources if "." in key} - resources == set()


@pytest.mark.parametrize("table", ["resources", "operations"])
def test_sentences_are_unique(table: str) -> None:
    """Two resources, or two operations, must not read the same."""
    keys = defaultdict(list)
    for key, text in docs()[table].items():
        keys[text.casefold()].append(key)
    assert [same for same in keys.values() if len(same) > 1] == []


def test_sentences_have_one_form() -> None:
    """A sentence must start with a capital letter, end with its only full stop, and stand on one line in plain text."""
    form = re.compile(r"[A-Z][^\n\r\t.]*(?:\.(?! )[^\n\r\t.]+)*\.")
    markup = re.compile(r"https?:|`|\*\*|\]\(|<[a-z/]|  ")
    assert [entry for entry in sentences() if not form.fullmatch(entry[2]) or markup.search(entry[2])] == []


def test_sentences_are_short() -> None:
    """A sentence must fit beside its name in help()."""
    limits = {"operations": MAX_LENGTH_OPERATION}
    assert [entry for entry in sentences() if len(entry[2]) > limits.get(entry[0], MAX_LENGTH)] == []


def test_operations_are_told_in_the_imperative() -> None:
    """The sentence of an operation must start with a bare verb: `Create`, neither `Creates` nor `The`."""
    first = {key: text.split()[0] for key, text in docs()["operations"].items()}
    wrong = {key: word for key, word in first.items() if re.search(r"[^s]s$|ing$|^(A|An|The|This)$", word)}
    assert wrong == {}


def test_operations_for_admins_say_so() -> None:
    """The sentence of an operation that a normal key may not call must say that it needs an admin key."""
    secured = [
        key for key, operation in operations().items() if {"AdminApiKeyAuth": []} in operation.get("security", [])
    ]
    assert secured
    assert [key for key in secured if "admin key" not in docs()["operations"].get(key, "")] == []
