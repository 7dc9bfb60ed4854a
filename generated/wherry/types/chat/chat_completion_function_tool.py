from ... import models as _m

ChatCompletionFunctionTool = _m.ChatCompletionTool
FunctionDefinition = _m.FunctionObject
