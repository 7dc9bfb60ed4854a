"""Models: reading, making, changing, matching. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

# pyright: reportPrivateUsage=false

from __future__ import annotations

import copy
from typing import Any

from typing_extensions import assert_type

import wherry
from wherry import models
from wherry.models import ChatCompletion, CompletionUsage


def reading(done: ChatCompletion) -> None:
    """Fields have their types; what may be absent may be None."""
    assert_type(done.created, int)
    assert_type(done.choices, list[models.ChatCompletionChoice])
    assert_type(done.usage, CompletionUsage | None)
    assert_type(done.to_dict(), dict[str, Any])
    assert_type(done.to_json(indent=2), str)
    assert_type(done.model_dump(), dict[str, Any])
    assert_type(ChatCompletion.from_dict({}), ChatCompletion)
    assert_type(ChatCompletion.from_json("{}"), ChatCompletion)
    assert_type(ChatCompletion.model_validate({}), ChatCompletion)
    assert_type(ChatCompletion.model_construct(id="x"), ChatCompletion)
    assert_type(done.model_dump(exclude={"id"}, exclude_none=True), dict[str, Any])
    assert_type(done.model_dump_json(include=["id"]), str)
    assert_type(copy.copy(done), ChatCompletion)
    assert_type(done.model_copy(update={"id": "x"}), ChatCompletion)
    assert_type(done.model_extra, dict[str, Any])
    assert_type(dict(done), dict[str, Any])
    assert_type(done.dict(), dict[str, Any])
    assert_type(done.json(), str)
    assert_type(done.copy(update={"id": "x"}), ChatCompletion)
    assert_type(ChatCompletion.parse_obj({}), ChatCompletion)
    assert_type(done._request_id, str | None)
    assert_type(ChatCompletion.model_json_schema(), dict[str, Any])
    print([field.annotation for field in type(done).model_fields.values()])


def making() -> None:
    """The constructor takes fields by keyword; required ones are required, constants are not."""
    usage = CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3)
    assert_type(usage, CompletionUsage)
    usage.total_tokens = 4
    wherry.models.ChatCompletionRequestUserMessage(content="x")
    models.ChatCompletionRequestUserMessage(role="user", content="x", name="n")
    models.Reasoning(effort=None)
    message = models.ChatCompletionMessage(content="x")
    models.ChatCompletionChoice(index=0, finish_reason="stop", message=message)


def vectors(client: wherry.Client) -> None:
    """A vector is a list of floats, and a buffer of them."""
    vector = client.embeddings.create(model="m", input="x").data[0]
    assert_type(vector.embedding, list[float])
    assert_type(vector.buffer(), memoryview[float])
    assert_type(vector.numpy(), Any)
    vector.embedding = [1.0, *vector.embedding]
    memoryview(vector)


def unions(tool: models.Tool) -> str:
    """A union is a type alias: it narrows, and stands in annotations."""
    if isinstance(tool, models.FunctionTool):
        assert_type(tool.name, str)
        return tool.name
    match tool:
        case models.FileSearchTool(vector_store_ids=[first, *_]):
            return first
        case _:
            return tool.type


def bases(model: wherry.BaseModel, unknown: models.UnknownModel) -> None:
    assert_type(model.to_dict(), dict[str, Any])
    assert_type(unknown.anything_at_all, Any)


def wrong(done: ChatCompletion) -> None:
    """Slips are errors where they are made."""
    _ = done["choices"]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    _ = done.get("choices")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = done.choises  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = done.usage.total_tokens  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    done.choices[0].message.content.strip()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    done.id = 3  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    done.nmae = "x"  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    CompletionUsage(prompt_tokens=1, completion_tokens=2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CompletionUsage(prompt_tokens=1, completion_tokens=2, total_tokens="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    CompletionUsage(1, 2, 3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    models.ChatCompletionRequestUserMessage(role="system", content="x")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    _ = models.ChatCompletoin  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _reason: str = done.usage  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
