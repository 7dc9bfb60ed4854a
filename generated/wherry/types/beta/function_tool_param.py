from ... import params as _p

FunctionToolParam = _p.AssistantToolsFunction
FunctionDefinition = _p.FunctionObject
