"""The answers in the reference are JSON that fits the description, short, and read as the pages say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docsite import answers, facts, reference
from docsite.searching import short
from wherry_server.service import Service
from wherry_server.settings import Settings

METHODS = {method.dotted: method for resource in facts.resources() for method in resource.methods}


def test_every_answer_in_json_is_shown() -> None:
    """Each operation with JSON has a sample of it, which fits its schema; what answers with bytes or nothing has none."""
    service = Service(answers.spec(), Settings())
    found = {name: answers.operation_of(method) for name, method in METHODS.items()}
    assert sum(1 for operation in found.values() if operation) > 380
    for name, operation in found.items():
        answer = answers.known()[name]["answer"]
        if operation is None or operation.json_schema is None:
            assert answer is None, name
        else:
            assert service.validation.problem(service.schema(operation.json_schema), answer) is None, name


def test_answers_are_short_and_whole() -> None:
    """What is written for a page is the same JSON, at most 60 lines of it."""
    for name, known in answers.known().items():
        for value in [known["answer"], *known["events"]]:
            text = answers.written(value)
            assert json.loads(text) == value
            assert text.count("\n") < 60, name


def test_streams_show_events() -> None:
    """Each method with a stream shows the first events of it; those of the two most used ones bring a piece."""
    streaming = [name for name, method in METHODS.items() if "verb" in method.entry and method.entry.get("stream")]
    assert len(streaming) > 10
    assert [name for name in streaming if not answers.known()[name]["events"]] == []
    assert any(event["type"] == "response.output_text.delta" for event in answers.known()["responses.create"]["events"])
    assert answers.known()["chat.completions.create"]["events"][1]["choices"][0]["delta"]["content"]


def test_the_most_used_fields_are_read() -> None:
    """At least 40 methods show what programs read, each with a value that the answer above it has."""
    assert len(answers.reads()) >= 40
    for name in answers.reads():
        line = answers.read(METHODS[name], answers.known()[name]["answer"])
        assert "  # " in line
        assert not line.endswith(("# None", "# ''", "# []")), line


def test_nothing_is_left_out_that_is_required() -> None:
    """Optional parts go, deepest first; what the schema requires stays, and so does what is needed."""
    schema: Any = {
        "type": "object",
        "required": ["must", "list"],
        "properties": {"list": {"type": "array", "minItems": 3}},
    }
    value = {"must": "x" * 90, "may": {"deep": "y" * 90}, "list": [1, 2, 3], "needed": 1, "id": "a"}
    found = answers.shortened(Service(answers.spec(), Settings()), schema, value, {"needed"}, lines=0)
    assert found == {"must": "x" * 90, "list": [1, 2, 3], "needed": 1, "id": "a"}


def test_json_is_not_searched() -> None:
    """The search knows the page without its JSON."""
    text = '<p>Before.</p> <pre><code>{\n  "amber": 1\n}</code></pre> <pre><code>print(1)</code></pre>'
    found = short({"location": "reference/methods/files.html", "title": "", "text": text})
    assert "amber" not in found["text"]
    assert "print(1)" in found["text"]


@pytest.mark.parametrize(("name", "mark"), [("embeddings.create", "???+"), ("admin.organization.projects.list", "???")])
def test_where_it_stands(name: str, mark: str) -> None:
    """The answer stands below the call: open for the most used methods, else behind a click."""
    lines = reference.section(METHODS[name])
    assert lines.index(f'{mark} answer "Answer"') < lines.index('<table class="facts"><tbody>')
