# Generated.
from ... import params as _p

ChatCompletionMessageToolCallUnionParam = _p.ChatCompletionMessageToolCall | _p.ChatCompletionMessageCustomToolCall
ChatCompletionMessageCustomToolCallParam = _p.ChatCompletionMessageCustomToolCall
ChatCompletionMessageFunctionToolCallParam = _p.ChatCompletionMessageToolCall
