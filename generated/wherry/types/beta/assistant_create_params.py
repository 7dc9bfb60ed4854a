from __future__ import annotations

from collections.abc import Iterable

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.beta import assistant_response_format_option_param as _assistant_response_format_option_param
from ...types.beta import assistant_tool_param as _assistant_tool_param
from ...types.shared import chat_model as _chat_model
from ...types.shared import reasoning_effort as _reasoning_effort
from ...types.shared_params import metadata as _metadata
from . import _p


class AssistantCreateParams(TypedDict, total=False):
    model: Required[str | _chat_model.ChatModel]
    description: str | None
    instructions: str | None
    metadata: _metadata.Metadata | None
    name: str | None
    reasoning_effort: _reasoning_effort.ReasoningEffort | None
    response_format: _assistant_response_format_option_param.AssistantResponseFormatOptionParam | None
    temperature: float | None
    tool_resources: _p.CreateAssistantRequestToolResources | None
    tools: Iterable[_assistant_tool_param.AssistantToolParam]
    top_p: float | None


ToolResources = _p.CreateAssistantRequestToolResources
ToolResourcesCodeInterpreter = _p.CreateAssistantRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.CreateAssistantRequestToolResourcesFileSearch
ToolResourcesFileSearchVectorStore = _p.CreateAssistantRequestToolResourcesFileSearchVectorStore
ToolResourcesFileSearchVectorStoreChunkingStrategyAuto = (
    _p.CreateAssistantRequestToolResourcesFileSearchVectorStoreChunkingStrategyAuto
)
ToolResourcesFileSearchVectorStoreChunkingStrategyStatic = (
    _p.CreateAssistantRequestToolResourcesFileSearchVectorStoreChunkingStrategyStatic
)
ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic = (
    _p.CreateAssistantRequestToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic
)
ToolResourcesFileSearchVectorStoreChunkingStrategy = (
    _p.CreateAssistantRequestToolResourcesFileSearchVectorStoreChunkingStrategyAuto
    | _p.CreateAssistantRequestToolResourcesFileSearchVectorStoreChunkingStrategyStatic
)
AssistantResponseFormatOptionParam = _assistant_response_format_option_param.AssistantResponseFormatOptionParam
AssistantToolParam = _assistant_tool_param.AssistantToolParam
ChatModel = _chat_model.ChatModel
Metadata = _metadata.Metadata
ReasoningEffort = _reasoning_effort.ReasoningEffort
