"""Types under the paths of the official package: in annotations, built by keyword, unpacked into calls. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing_extensions import assert_type

import wherry
from wherry import Client, Stream, models
from wherry.pagination import SyncCursorPage
from wherry.types import ChatModel, CompletionUsage, EmbeddingCreateParams, FileListParams, FileObject
from wherry.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessageParam,
    ChatCompletionToolParam,
    ChatCompletionUserMessageParam,
    ParsedChatCompletion,
)
from wherry.types.chat.completion_create_params import (
    CompletionCreateParamsNonStreaming,
    CompletionCreateParamsStreaming,
)
from wherry.types.completion_usage import CompletionTokensDetails
from wherry.types.responses import (
    Response,
    ResponseFunctionToolCall,
    ResponseInputItemParam,
    ResponseInputParam,
    ResponseOutputItem,
    ResponseOutputMessage,
)
from wherry.types.responses.response_create_params import ResponseCreateParamsNonStreaming
from wherry.types.responses.response_input_param import FunctionCallOutput

client = Client()


def arguments(
    plain: CompletionCreateParamsNonStreaming,
    streamed: CompletionCreateParamsStreaming,
    response: ResponseCreateParamsNonStreaming,
    embedding: EmbeddingCreateParams,
    listing: FileListParams,
) -> None:
    """The arguments of a call can be kept in a dict, and are unpacked."""
    assert_type(client.chat.completions.create(**plain), ChatCompletion)
    assert_type(client.chat.completions.create(**streamed), Stream[ChatCompletionChunk])
    assert_type(client.responses.create(**response), Response)
    assert_type(client.embeddings.create(**embedding), models.CreateEmbeddingResponse)
    page: SyncCursorPage[FileObject] = client.files.list(**listing)
    assert_type(page.data, list[models.FileObject])


def messages(model: ChatModel, tools: list[ChatCompletionToolParam]) -> None:
    """Messages and input items are TypedDicts, told apart by their tag."""
    chat: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Say ahoy"}]
    chat.append(ChatCompletionUserMessageParam(role="user", content="Again"))
    for message in chat:
        if message["role"] == "tool":
            assert_type(message["tool_call_id"], str)
    client.chat.completions.create(model=model, messages=chat, tools=tools)
    items: list[ResponseInputItemParam] = []
    items.append(FunctionCallOutput(type="function_call_output", call_id="1", output="42"))
    client.responses.create(model="gpt-4o", input=items)
    more: ResponseInputParam = [{"role": "user", "content": "Say ahoy"}]
    more.append({"type": "function_call_output", "call_id": "1", "output": "42"})
    client.responses.create(model="gpt-4o", input=more + items)


def items(output: list[ResponseOutputItem]) -> None:
    """What comes back is told apart by its class, or by its tag."""
    for item in output:
        if isinstance(item, ResponseOutputMessage):
            assert_type(item.id, str)
        elif item.type == "function_call":
            assert_type(item, ResponseFunctionToolCall)


def built(parsed: ParsedChatCompletion[int]) -> None:
    """Classes are built by keyword, reached by attribute, and generic where a helper parses."""
    usage = CompletionUsage(
        completion_tokens=1,
        prompt_tokens=1,
        total_tokens=2,
        completion_tokens_details=CompletionTokensDetails(reasoning_tokens=1),
    )
    assert_type(usage, wherry.types.CompletionUsage)
    assert_type(parsed.choices[0].message.parsed, "int | None")


def wrong(plain: CompletionCreateParamsNonStreaming) -> None:
    """Slips are errors where they are made."""
    _ = wherry.types.ChatCompletions  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]

    plain["modle"] = "gpt-4o"  # type: ignore[typeddict-unknown-key]  # pyright: ignore[reportGeneralTypeIssues]
    CompletionUsage(total_tokens=2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
