"""Real documents of real services: what a person would say of them, in as many lines."""

from __future__ import annotations

from collections import Counter

import pytest

from apidiff.wire import Graph, compare
from tests.apidiff.wire.conftest import read_again, upstream


def test_the_snapshot_is_the_upstream_document_without_words(pinned_graph: Graph) -> None:
    """Our snapshot of the upstream file differs from it in words, in nothing else."""
    (change,) = compare(upstream("openai/official/openapi.yml"), pinned_graph)
    assert (change.rule, change.severity) == ("D001", 0)


@pytest.mark.parametrize("name", ["openai/official", "anthropic/official", "cohere/official"])
def test_a_vendors_document_against_itself(name: str) -> None:
    """Read twice, with all its faults, a document is itself."""
    assert compare(upstream(f"{name}/openapi.yml"), read_again(f"{name}/openapi.yml")) == ()


def test_a_service_and_its_preview() -> None:
    """Two versions of one service: its operations, two breaks, and hardly a property told twice."""
    found = compare(upstream("openai/azure/openapi.json"), upstream("openai/azure-preview/openapi.json"))
    rules = Counter(change.rule for change in found)
    assert rules["W001"] == 46
    assert rules["W002"] == 0
    assert [(change.rule, change.at) for change in found if change.severity == 3] == [
        ("W013", "azureCosmosDBChatExtensionParameters.role_information"),
        ("W020", "ResponseFormatJsonSchema.json_schema.schema"),
    ]
    assert len({(change.rule, change.at) for change in found}) == len(found) < 95


def test_two_services_that_have_little_in_common() -> None:
    """A comparison of strangers ends, and names every operation that only one of them has."""
    ours, theirs = upstream("cohere/official/openapi.yml"), upstream("anthropic/official/openapi.yml")
    found = compare(ours, theirs)
    gone = [change for change in found if change.rule == "W002"]
    assert len(gone) > 20
    assert len(gone) + len([change for change in found if change.rule == "W001"]) < len(found)
