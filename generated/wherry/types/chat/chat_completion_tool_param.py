from . import _p

ChatCompletionFunctionToolParam = _p.ChatCompletionTool
ChatCompletionToolParam = _p.ChatCompletionTool
FunctionDefinition = _p.FunctionObject
