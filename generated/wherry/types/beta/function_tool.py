from ... import models as _m

FunctionTool = _m.AssistantToolsFunction
FunctionDefinition = _m.FunctionObject
