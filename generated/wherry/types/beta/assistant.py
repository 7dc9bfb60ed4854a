from ... import models as _m
from ...types.beta import assistant_response_format_option as _assistant_response_format_option
from ...types.beta import assistant_tool as _assistant_tool
from ...types.shared import metadata as _metadata

Assistant = _m.Assistant
ToolResources = _m.AssistantToolResources
ToolResourcesCodeInterpreter = _m.AssistantToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.AssistantToolResourcesFileSearch
AssistantResponseFormatOption = _assistant_response_format_option.AssistantResponseFormatOption
AssistantTool = _assistant_tool.AssistantTool
Metadata = _metadata.Metadata
