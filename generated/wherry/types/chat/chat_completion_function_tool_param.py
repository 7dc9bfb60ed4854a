from ... import params as _p

ChatCompletionFunctionToolParam = _p.ChatCompletionTool
FunctionDefinition = _p.FunctionObject
