from . import _p

ChatCompletionToolUnionParam = _p.ChatCompletionTool | _p.CustomToolChatCompletions
ChatCompletionCustomToolParam = _p.CustomToolChatCompletions
ChatCompletionFunctionToolParam = _p.ChatCompletionTool
