from ..shared.metadata import Metadata as Metadata
from . import _m
from .assistant_response_format_option import AssistantResponseFormatOption as AssistantResponseFormatOption
from .assistant_tool import AssistantTool as AssistantTool

Assistant = _m.Assistant
ToolResources = _m.AssistantToolResources
ToolResourcesCodeInterpreter = _m.AssistantToolResourcesCodeInterpreter
ToolResourcesFileSearch = _m.AssistantToolResourcesFileSearch
