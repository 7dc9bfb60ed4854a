from . import _m

AssistantTool = _m.AssistantToolsCode | _m.AssistantToolsFileSearch | _m.AssistantToolsFunction
CodeInterpreterTool = _m.AssistantToolsCode
FileSearchTool = _m.AssistantToolsFileSearch
FunctionTool = _m.AssistantToolsFunction
