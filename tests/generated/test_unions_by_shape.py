"""Unions that no tag tells apart: each object becomes the class that covers it best, always the same one."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry import models

TEXT = {"type": "input_text", "text": "a"}
SAID = {"type": "output_text", "text": "b"}
FILE = {"type": "input_file", "file_id": "file_1"}
VERBOSE_SEGMENT = {
    "id": 0, "seek": 0, "start": 0.0, "end": 1.5, "text": "a", "tokens": [1], "temperature": 0.0, "avg_logprob": -0.1,
    "compression_ratio": 1.0, "no_speech_prob": 0.1,
}  # fmt: skip
SPOKEN_SEGMENT = {
    "type": "transcript.text.segment", "id": "seg_1", "start": 0.0, "end": 1.5, "text": "a", "speaker": "A",
}  # fmt: skip


def template(kind: Any, item: dict[str, Any]) -> Any:
    """The one message of a template of an eval run."""
    return kind.from_dict({"type": "template", "template": [item]}).template[0]


COMPLETIONS = models.CreateEvalCompletionsRunDataSourceInputMessagesTemplate
RESPONSES = models.CreateEvalResponsesRunDataSourceInputMessagesTemplate


@pytest.mark.parametrize(
    ("item", "cls"),
    [
        ({"role": "user", "content": "a"}, models.EasyInputMessage),
        ({"role": "user", "content": "a", "type": "message"}, models.EasyInputMessage),
        ({"role": "assistant", "content": "a", "phase": "commentary"}, models.EasyInputMessage),
        ({"role": "user", "content": [TEXT, FILE]}, models.EasyInputMessage),
        ({"role": "user", "content": TEXT}, models.EvalItem),
        ({"role": "assistant", "content": SAID}, models.EvalItem),
        ({"role": "assistant", "content": [TEXT, SAID]}, models.EvalItem),
        ({"role": "user", "content": ["{{item.input}}", TEXT]}, models.EvalItem),
    ],
)
def test_templates_of_completions(item: dict[str, Any], cls: type) -> None:
    """A message is an EvalItem where its content is what only that can hold, at whatever depth it shows."""
    found = template(COMPLETIONS, item)
    assert type(found) is cls
    assert found.to_dict() == item
    parts = found.content if isinstance(found.content, list) else [found.content]
    assert not any(isinstance(part, (dict, models.UnknownModel)) for part in parts)


@pytest.mark.parametrize(
    ("item", "is_item"),
    [
        ({"role": "user", "content": "a"}, False),
        ({"role": "critic", "content": "a"}, False),
        ({"role": "user", "content": "a", "type": "message"}, True),
        ({"role": "user", "content": TEXT}, True),
        ({"role": "user", "content": [TEXT]}, True),
    ],
)
def test_templates_of_responses(item: dict[str, Any], is_item: bool) -> None:
    """A message with text alone is the simple one, all others are EvalItems, with their content decoded."""
    for found, simple in (
        (template(RESPONSES, item), models.CreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateItem),
        (models.CreateEvalItem._decode(copy.deepcopy(item)), models.CreateEvalItemSimpleInputMessage),  # type: ignore[attr-defined]
    ):
        assert type(found) is (models.EvalItem if is_item else simple)
        assert found.to_dict() == item
    assert not isinstance(template(RESPONSES, item).content, dict)


def transcription(**fields: Any) -> Any:
    return models.TranscriptionCreateResponse._decode(fields)  # type: ignore[attr-defined]


def test_transcriptions() -> None:
    """The three forms of a transcription, as the service sends them."""
    plain = transcription(text="a", usage={"type": "tokens", "input_tokens": 1, "output_tokens": 1, "total_tokens": 2})
    assert type(plain) is models.Transcription
    said = {"task": "transcribe", "duration": 1.5, "text": "a"}
    verbose = transcription(**said, language="english", segments=[dict(VERBOSE_SEGMENT)] * 50)
    assert type(verbose) is models.TranscriptionVerbose
    assert verbose.segments[0].no_speech_prob == 0.1
    assert type(transcription(**said, language="english", segments=[])) is models.TranscriptionVerbose
    assert type(transcription(duration=1.5, text="a", language="english")) is models.TranscriptionVerbose
    spoken = transcription(**said, segments=[dict(SPOKEN_SEGMENT)], usage={"type": "duration", "seconds": 2})
    assert type(spoken) is models.TranscriptionDiarized
    assert spoken.segments[0].speaker == "A"
    assert type(transcription(**said, segments=[])) is models.TranscriptionDiarized


def test_translations() -> None:
    """A translation is verbose as soon as it says more than its text."""
    decode = models.TranslationCreateResponse._decode  # type: ignore[attr-defined]
    assert type(decode({"text": "a"})) is models.Translation
    more = {
        "task": "translate",
        "language": "english",
        "duration": 1.5,
        "text": "a",
        "segments": [dict(VERBOSE_SEGMENT)],
    }
    assert type(decode(more)) is models.TranslationVerbose
    assert type(decode({"text": "a", "language": "english", "duration": 1})) is models.TranslationVerbose


MESSAGE = {"type": "message", "id": "msg_1", "status": "completed"}


@pytest.mark.parametrize(
    ("item", "cls"),
    [
        ({"role": "user", "content": "a"}, models.EasyInputMessage),
        ({"type": "message", "role": "user", "content": "a"}, models.EasyInputMessage),
        ({"type": "message", "role": "user", "content": [TEXT]}, models.EasyInputMessage),
        ({"type": "message", "role": "user", "content": [TEXT], "status": "completed"}, models.InputMessage),
        ({**MESSAGE, "role": "assistant", "content": [{**SAID, "annotations": []}]}, models.OutputMessage),
        ({"id": "msg_1"}, models.ItemReferenceParam),
        ({"type": "item_reference", "id": "msg_1"}, models.ItemReferenceParam),
        ({"type": "function_call_output", "call_id": "c", "output": "x"}, models.FunctionCallOutputItemParam),
    ],
)
def test_input_items(item: dict[str, Any], cls: type) -> None:
    """The three kinds of messages with one tag are told by what they hold; a tag that one class has is enough."""
    found = models.InputItem._decode(copy.deepcopy(item))  # type: ignore[attr-defined]
    assert type(found) is cls
    assert found.to_dict() == item


def test_messages_of_a_conversation() -> None:
    """Items that the service lists: what a person said is told from what the model said by its role."""
    decode = models.ResponseItem._decode  # type: ignore[attr-defined]
    assert type(decode({**MESSAGE, "role": "user", "content": [TEXT]})) is models.InputMessageResource
    assert type(decode({**MESSAGE, "role": "assistant", "content": [SAID]})) is models.OutputMessage
    assert type(decode({**MESSAGE, "role": "assistant", "content": []})) is models.OutputMessage


def test_realtime_messages() -> None:
    """Three classes share a tag and differ in their role."""
    decode = models.RealtimeConversationItem._decode  # type: ignore[attr-defined]
    for role, cls in (
        ("system", models.RealtimeConversationItemMessageSystem),
        ("user", models.RealtimeConversationItemMessageUser),
        ("assistant", models.RealtimeConversationItemMessageAssistant),
    ):
        assert type(decode({"type": "message", "role": role, "content": []})) is cls


UNIONS = [
    "CreateEvalItem", "InputItem", "RealtimeAudioFormats", "RealtimeConversationItem", "ResponseItem",
    "TranscriptionCreateResponse", "TranslationCreateResponse",
]  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=3)
    | st.sampled_from(["message", "user", "input_text"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "role", "id"]), inner),
    max_leaves=6,
)
OBJECTS = st.dictionaries(
    st.sampled_from(
        ["type", "role", "content", "id", "status", "text", "language", "duration", "segments", "task", "usage", "rate"]
    ),
    VALUES,
)


@pytest.mark.parametrize("name", UNIONS)
@given(OBJECTS)
def test_any_object_is_told_the_same_each_time(name: str, value: dict[str, Any]) -> None:
    """Whatever an object holds, telling it raises nothing, loses nothing, and comes to the same class again."""
    union = getattr(models, name)
    found = union._decode(copy.deepcopy(value))
    assert found.to_dict() == value
    assert type(union._decode(copy.deepcopy(value))) is type(found)
    assert type(union._decode(dict(reversed(copy.deepcopy(value).items())))) is type(found)
