"""langchain-openai: conversations, saved messages, tools in streams, images, retries, Azure."""

from __future__ import annotations

import json
import pickle
from typing import Any

import openai
from langchain_core.load import dumps, loads
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_openai import AzureChatOpenAI, OpenAIEmbeddings

from tests.frameworks.given import AZURE_VERSION, CITY, IMAGE, KEY, MODEL, Given
from tests.frameworks.steps.langchain import Weather, _model, weather


def _turns(model: Any, keep: Any) -> Any:
    called = keep(model.bind_tools([weather]).invoke(CITY))
    messages = [HumanMessage(CITY), called, ToolMessage("Sunny", tool_call_id=called.tool_calls[0]["id"])]
    said = keep(model.bind_tools([weather]).invoke(messages))
    return model.invoke([*messages, said, HumanMessage("And in Bergen?")]).text, called.usage_metadata


def conversation_saved(given: Given) -> Any:
    return _turns(_model(given), lambda message: loads(dumps(message)))


def conversation_pickled(given: Given) -> Any:
    return _turns(_model(given), lambda message: pickle.loads(pickle.dumps(message)))


def responses_conversation(given: Given) -> Any:
    return _turns(_model(given, use_responses_api=True), lambda message: loads(dumps(message)))


def responses_content_blocks(given: Given) -> Any:
    answer = _model(given, use_responses_api=True, output_version="v1").invoke("Hello")
    return [block["type"] for block in answer.content_blocks], answer.text


def _streamed(chunks: list[Any]) -> Any:
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole += chunk
    calls = [(call["name"], call["args"]) for call in whole.tool_calls]
    return len(chunks), calls, whole.usage_metadata


def stream_tools(given: Given) -> Any:
    return _streamed(list(_model(given, stream_usage=True).bind_tools([weather]).stream(CITY)))


async def awaited_stream_tools(given: Given) -> Any:
    model = _model(given, stream_usage=True).bind_tools([weather])
    return _streamed([chunk async for chunk in model.astream(CITY)])


async def responses_awaited_stream_tools(given: Given) -> Any:
    model = _model(given, use_responses_api=True).bind_tools([weather])
    return _streamed([chunk async for chunk in model.astream(CITY)])


async def awaited_structured(given: Given) -> Any:
    model = _model(given).with_structured_output(Weather, method="json_schema", include_raw=True)
    answer = await model.ainvoke(CITY)
    return answer["parsed"].model_dump(), answer["raw"].usage_metadata


def stream_structured(given: Given) -> Any:
    model = _model(given).with_structured_output(Weather, method="json_schema", include_raw=True)
    return [part["parsed"].model_dump() for part in model.stream(CITY) if "parsed" in part]


def image(given: Given) -> Any:
    content = [
        {"type": "text", "text": "What is this?"},
        {"type": "image", "base64": IMAGE, "mime_type": "image/png"},
    ]
    return _model(given).invoke([HumanMessage(content)]).text


def batch(given: Given) -> Any:
    return [answer.text for answer in _model(given).batch(["One", "Two"], config={"max_concurrency": 1})]


def retried_by_the_framework(given: Given) -> Any:
    model = _model(given, {"fault": "503 x2"})
    patient = model.with_retry(retry_if_exception_type=(openai.InternalServerError,), wait_exponential_jitter=False)
    return patient.invoke("Hello").text


def bound_options(given: Given) -> Any:
    model = _model(given).bind(timeout=5, extra_headers={"x-more": "1"}, logprobs=True, top_logprobs=1)
    return [one["token"] for one in model.invoke("Hello").response_metadata["logprobs"]["content"]]


def azure(given: Given) -> Any:
    plain, awaited = given.azure(), given.async_azure()
    model = AzureChatOpenAI(
        model=MODEL,
        azure_deployment=MODEL,
        azure_endpoint=given.origin,
        api_version=AZURE_VERSION,
        api_key=KEY,
        client=plain.chat.completions,
        async_client=awaited.chat.completions,
        root_client=plain,
        root_async_client=awaited,
    )
    return json.loads(dumps(model.invoke("Hello")))["kwargs"]["content"]


def raw_headers(given: Given) -> Any:
    answer = _model(given, include_response_headers=True).invoke("Hello")
    return answer.text, sorted(name for name in answer.response_metadata["headers"] if name.startswith("openai-"))


def responses_hosted_tools(given: Given) -> Any:
    model = _model(given, use_responses_api=True, reasoning={"effort": "low", "summary": "auto"}, output_version="v1")
    asked = HumanMessage(CITY)
    answer = loads(dumps(model.bind_tools([{"type": "web_search"}]).invoke([asked])))
    said = model.invoke([asked, answer, HumanMessage("And in Bergen?")])
    return [block["type"] for block in answer.content_blocks], said.text


def responses_stream_structured(given: Given) -> Any:
    model = _model(given, use_responses_api=True).with_structured_output(Weather, method="json_schema")
    return [part.model_dump() for part in model.stream(CITY)]


def json_mode(given: Given) -> Any:
    return _model(given).with_structured_output(method="json_mode").invoke("Hello in JSON")


async def awaited_embeddings(given: Given) -> Any:
    model = OpenAIEmbeddings(
        model="text-embedding-3-small",
        api_key=KEY,
        client=given.client().embeddings,
        async_client=given.async_client().embeddings,
        check_embedding_ctx_length=False,
    )
    return [round(number, 5) for number in (await model.aembed_query("one"))[:8]]


async def events(given: Given) -> Any:
    kinds = [event["event"] async for event in _model(given).astream_events("Hello", version="v2")]
    return kinds


def _error_of(act: Any, kind: type[Exception]) -> Any:
    try:
        act()
    except kind as error:
        # A set, as a class that is openai's and ours has the name of its base.
        return sorted(
            {cls.__name__ for cls in type(error).__mro__ if cls.__module__.startswith(("openai", "langchain"))}
        )
    return None


def cut_short(given: Given) -> Any:
    model = _model(given, {"fault": "finish=length"}).with_structured_output(Weather, method="json_schema")
    return _error_of(lambda: model.invoke(CITY), openai.LengthFinishReasonError)


def refused(given: Given) -> Any:
    model = _model(given, {"fault": "refuse"}).with_structured_output(Weather, method="json_schema")
    return _error_of(lambda: model.invoke(CITY), Exception)


def too_slow(given: Given) -> Any:
    model = _model(given, {"fault": "slow-headers=2", "timeout": 0.2})
    return _error_of(lambda: model.invoke("Hello"), openai.APITimeoutError)


def not_reached(given: Given) -> Any:
    return _error_of(lambda: _model(given, {"fault": "reset"}).invoke("Hello"), openai.APIConnectionError)


def cut_off(given: Given) -> Any:
    return [_said_of_a_cut_stream(given, use_responses_api=over_responses) for over_responses in (False, True)]


def _said_of_a_cut_stream(given: Given, **options: Any) -> Any:
    try:
        return [chunk.text for chunk in _model(given, {"fault": "error-event=4"}, **options).stream("Hello")]
    except (openai.APIError, ValueError) as error:  # of an `error` event it makes a ValueError
        return "The server had an error" in str(error)


def other_errors(given: Given) -> Any:
    kinds = {"400": openai.BadRequestError, "401": openai.AuthenticationError, "404": openai.NotFoundError}
    return {
        status: _error_of(lambda status=status: _model(given, {"fault": status}).invoke("Hello"), kind)
        for status, kind in kinds.items()
    }
