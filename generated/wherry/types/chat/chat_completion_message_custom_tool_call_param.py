from ... import params as _p

ChatCompletionMessageCustomToolCallParam = _p.ChatCompletionMessageCustomToolCall
Custom = _p.ChatCompletionMessageCustomToolCallCustom
