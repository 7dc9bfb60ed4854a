from ... import models as _m
from ...types.beta.assistant_response_format_option import (
    AssistantResponseFormatOption as AssistantResponseFormatOption,
)
from ...types.beta.assistant_tool import AssistantTool as AssistantTool
from ...types.shared.metadata import Metadata as Metadata

Assistant = _m.Assistant
ToolResources = _m.AssistantToolResources
ToolResourcesCodeInterpreter = _m.AssistantToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.AssistantToolResourcesFileSearch
