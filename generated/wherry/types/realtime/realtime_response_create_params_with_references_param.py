from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict
from ...types.realtime import conversation_item_param as _conversation_item_param
from ...types.realtime import response_item_reference_param as _response_item_reference_param
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.shared_params import metadata as _metadata
from . import _p


class RealtimeResponseCreateParamsWithReferencesParam(TypedDict, total=False):
    audio: _p.RealtimeResponseCreateParamsAudio
    conversation: str | Literal["auto", "none"]
    input: Iterable[
        _conversation_item_param.ConversationItemParam | _response_item_reference_param.ResponseItemReferenceParam
    ]
    instructions: str
    max_output_tokens: int | Literal["inf"]
    metadata: _metadata.Metadata | None
    output_modalities: Iterable[Literal["text", "audio"]]
    parallel_tool_calls: bool
    prompt: _p.Prompt | None
    reasoning: _p.RealtimeReasoning
    tool_choice: ToolChoice
    tools: Iterable[Tool]


Tool = _p.RealtimeFunctionTool | _p.MCPTool
ToolChoice = _tool_choice_options.ToolChoiceOptions | _p.ToolChoiceFunction | _p.ToolChoiceMCP
ConversationItemParam = _conversation_item_param.ConversationItemParam
Metadata = _metadata.Metadata
RealtimeFunctionToolParam = _p.RealtimeFunctionTool
RealtimeReasoningParam = _p.RealtimeReasoning
RealtimeResponseCreateAudioOutputParam = _p.RealtimeResponseCreateParamsAudio
RealtimeResponseCreateMcpToolParam = _p.MCPTool
ResponseItemReferenceParam = _response_item_reference_param.ResponseItemReferenceParam
ResponsePromptParam = _p.Prompt
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
