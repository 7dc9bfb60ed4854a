from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict
from ...types.beta import assistant_response_format_option_param as _assistant_response_format_option_param
from ...types.beta import assistant_tool_param as _assistant_tool_param
from ...types.shared import reasoning_effort as _reasoning_effort
from ...types.shared_params import metadata as _metadata
from . import _p


class AssistantUpdateParams(TypedDict, total=False):
    description: str | None
    instructions: str | None
    metadata: _metadata.Metadata | None
    model: (
        str
        | Literal[
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5-2025-08-07",
            "gpt-5-mini-2025-08-07",
            "gpt-5-nano-2025-08-07",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4.1-2025-04-14",
            "gpt-4.1-mini-2025-04-14",
            "gpt-4.1-nano-2025-04-14",
            "o3-mini",
            "o3-mini-2025-01-31",
            "o1",
            "o1-2024-12-17",
            "gpt-4o",
            "gpt-4o-2024-11-20",
            "gpt-4o-2024-08-06",
            "gpt-4o-2024-05-13",
            "gpt-4o-mini",
            "gpt-4o-mini-2024-07-18",
            "gpt-4.5-preview",
            "gpt-4.5-preview-2025-02-27",
            "gpt-4-turbo",
            "gpt-4-turbo-2024-04-09",
            "gpt-4-0125-preview",
            "gpt-4-turbo-preview",
            "gpt-4-1106-preview",
            "gpt-4-vision-preview",
            "gpt-4",
            "gpt-4-0314",
            "gpt-4-0613",
            "gpt-4-32k",
            "gpt-4-32k-0314",
            "gpt-4-32k-0613",
            "gpt-3.5-turbo",
            "gpt-3.5-turbo-16k",
            "gpt-3.5-turbo-0613",
            "gpt-3.5-turbo-1106",
            "gpt-3.5-turbo-0125",
            "gpt-3.5-turbo-16k-0613",
        ]
    )
    name: str | None
    reasoning_effort: _reasoning_effort.ReasoningEffort | None
    response_format: _assistant_response_format_option_param.AssistantResponseFormatOptionParam | None
    temperature: float | None
    tool_resources: _p.ModifyAssistantRequestToolResources | None
    tools: Iterable[_assistant_tool_param.AssistantToolParam]
    top_p: float | None


ToolResources = _p.ModifyAssistantRequestToolResources
ToolResourcesCodeInterpreter = _p.ModifyAssistantRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.ModifyAssistantRequestToolResourcesFileSearch
AssistantResponseFormatOptionParam = _assistant_response_format_option_param.AssistantResponseFormatOptionParam
AssistantToolParam = _assistant_tool_param.AssistantToolParam
Metadata = _metadata.Metadata
ReasoningEffort = _reasoning_effort.ReasoningEffort
