"""Specs and wheels that differ at random: whatever differs, the supplement can be laid, nothing is left, and twice is once."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from official import document_of, read_package
from pipeline.document.canonical import dump
from pipeline.supplement import merge, read
from supplement.making import Made, Sources, make
from tests.official.laying import CREATE, GET, SCHEMAS, sender
from tests.official.making import source
from tests.official.test_document import FILES

PARTS = """
class Text(BaseModel):
    type: Literal["text"]
    state: Optional[Literal["on", "off"]] = None
class Image(BaseModel):
    type: Literal["image"]
    size: int
    inner: Optional["Text"] = None
class Sound(BaseModel):
    type: Literal["sound"]
    parts: List[Union[Text, Image]]
"""
DOCUMENTS = [
    document_of(read_package(source(FILES))),
    document_of(
        sender(
            "str",
            methods=GET + CREATE,
            answer="id: str\nparts: List[Union[Text, Image, Sound]]\none: Optional[Image] = None",
            classes=PARTS,
        )
    ),
]


class Change:
    """Takes things away from a document, or makes them stricter, at random."""

    def __init__(self, document: dict[str, Any], random: Random) -> None:
        self.document = deepcopy(document)
        self.random = random

    def some(self, number: int) -> dict[str, Any]:
        """Return the document after a number of changes."""
        for _ in range(number):
            self.random.choice((self.field, self.literal, self.member, self.operation, self.required, self.inline))()
        return self.document

    def schema(self) -> dict[str, Any]:
        schemas = self.document["components"]["schemas"]
        found: dict[str, Any] = schemas[self.random.choice(sorted(schemas))]
        return found

    def field(self) -> None:
        schema = self.schema()
        if names := sorted(schema.get("properties", {}).keys() - {"type"}):
            name = self.random.choice(names)
            del schema["properties"][name]
            schema["required"] = [each for each in schema.get("required", ()) if each != name]

    def literal(self) -> None:
        for each in self.schema().get("properties", {}).values():
            for part in each.get("anyOf", [each]):
                if len(part.get("enum", ())) > 1:
                    part["enum"].pop()

    def member(self) -> None:
        options = self.schema().get("anyOf", [])
        if len(options) > 2:
            options.pop(self.random.randrange(len(options)))

    def operation(self) -> None:
        paths = self.document["paths"]
        path = self.random.choice(sorted(paths))
        if len(paths) > 1 or len(paths[path]) > 1:
            del paths[path][self.random.choice(sorted(paths[path]))]
            self.document["paths"] = {path: item for path, item in paths.items() if item}

    def required(self) -> None:
        schema = self.schema()
        if names := sorted(schema.get("properties", {})):
            schema["required"] = sorted({*schema.get("required", ()), self.random.choice(names)})

    def inline(self) -> None:
        """Write a schema where it is referred to."""
        schemas = self.document["components"]["schemas"]
        for name, each in self.schema().get("properties", {}).items():
            if "$ref" in each:
                inner = schemas[each["$ref"].removeprefix(SCHEMAS + "/")]
                if "$ref" not in json.dumps(inner):
                    each.clear()
                    each.update(deepcopy(inner))
                    assert name

    def renamed(self) -> dict[str, Any]:
        """Return the document with other names for some components."""
        names = sorted(self.document["components"]["schemas"])
        for name in self.random.sample(names, len(names) // 2):
            text = json.dumps(self.document).replace(f'"{SCHEMAS}/{name}"', f'"{SCHEMAS}/Their{name}"')
            self.document = json.loads(text.replace(f'"{name}": {{', f'"Their{name}": {{'))
        return self.document


def laid(sources: Sources) -> Made:
    """Make a supplement, and hold it to what must always be."""
    made = make(sources)
    _, idle = merge(sources.spec, read(dump(made.supplement)), idle="error")
    assert not idle
    assert not made.left, "\n".join(made.left)
    return made


@pytest.mark.parametrize("seed", range(25))
def test_anything(seed: int) -> None:
    """A spec and a base that lack and ask for other things than the newest wheel."""
    random = Random(seed)
    newest = DOCUMENTS[seed % len(DOCUMENTS)]
    spec = Change(newest, random).some(8)
    base = Change(newest, random).some(random.choice((0, 2, 6)))
    first = laid(Sources(spec, base, newest))
    second = laid(Sources(spec, base, newest, first.supplement, first.table.classes, unmapped=first.table.unmapped))
    assert dump(second.supplement) == dump(first.supplement)
    assert second.table == first.table


@pytest.mark.parametrize("seed", range(25))
def test_a_later_spec(seed: int) -> None:
    """Another spec, with other names, and another wheel: names that were given stay as long as there is anything to name."""
    random = Random(seed)
    newest = DOCUMENTS[seed % len(DOCUMENTS)]
    first = laid(Sources(Change(newest, random).some(8), newest, newest))
    later = Change(newest, random)
    later.some(4)
    spec, wheel = later.renamed(), Change(newest, random).some(2)
    wheel["info"] = {**wheel["info"], "version": "9.9.0"}
    second = laid(Sources(spec, newest, wheel, first.supplement, first.table.classes, unmapped=first.table.unmapped))
    third = laid(Sources(spec, newest, wheel, second.supplement, second.table.classes, unmapped=second.table.unmapped))
    assert dump(third.supplement) == dump(second.supplement)
    assert third.table == second.table
