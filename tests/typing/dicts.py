"""Params: TypedDicts for annotations of one's own. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from wherry import Client, models, params


def user(text: str) -> params.ChatCompletionRequestUserMessage:
    """A function of one's own that makes a message."""
    return {"role": "user", "content": text}


def content(text: str, url: str) -> params.ChatCompletionRequestUserMessage:
    """Nested parts, some of them models."""
    part = models.ChatCompletionRequestMessageContentPartText(text=text)
    return {"role": "user", "content": [part, {"type": "image_url", "image_url": {"url": url}}]}


def tool(name: str, schema: dict[str, object]) -> params.ChatCompletionTool:
    return {"type": "function", "function": {"name": name, "parameters": schema, "strict": True}}


def several(client: Client, kind: params.ReasoningEffort) -> None:
    """Sets of words and unions have names as well."""
    tools: list[params.Tool] = [{"type": "web_search"}]
    items: list[params.InputItem] = [{"role": "user", "content": "x"}]
    metadata: params.Metadata = {"a": "b"}
    client.responses.create(model="gpt-5", input=items, tools=tools, metadata=metadata, reasoning={"effort": kind})


def wrong(text: str) -> None:
    """Slips are errors where they are made."""
    _first: params.ChatCompletionRequestUserMessage = {"role": "user"}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
    _second: params.ChatCompletionRequestUserMessage = {"role": "usr", "content": text}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
    _third: params.ChatCompletionRequestUserMessage = {"role": "user", "content": text, "nmae": "x"}  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportAssignmentType]
    _fourth: params.ChatCompletionRequestUserMessage = {"role": "user", "content": 3}  # type: ignore[typeddict-item]  # pyright: ignore[reportAssignmentType]
    _fifth: params.ReasoningEffort = "heroic"  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    _ = params.ChatCompletionRequestUserMesage  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
