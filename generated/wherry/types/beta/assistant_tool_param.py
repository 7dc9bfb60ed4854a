from . import _p

AssistantToolParam = _p.AssistantToolsCode | _p.AssistantToolsFileSearch | _p.AssistantToolsFunction
CodeInterpreterToolParam = _p.AssistantToolsCode
FileSearchToolParam = _p.AssistantToolsFileSearch
FunctionToolParam = _p.AssistantToolsFunction
