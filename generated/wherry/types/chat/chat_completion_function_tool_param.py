from . import _p

ChatCompletionFunctionToolParam = _p.ChatCompletionTool
FunctionDefinition = _p.FunctionObject
