from . import _p

FunctionToolParam = _p.AssistantToolsFunction
FunctionDefinition = _p.FunctionObject
