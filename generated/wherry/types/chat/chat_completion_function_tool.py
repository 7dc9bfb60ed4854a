from . import _m

ChatCompletionFunctionTool = _m.ChatCompletionTool
FunctionDefinition = _m.FunctionObject
