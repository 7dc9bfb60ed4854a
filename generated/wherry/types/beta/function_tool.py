from . import _m

FunctionTool = _m.AssistantToolsFunction
FunctionDefinition = _m.FunctionObject
