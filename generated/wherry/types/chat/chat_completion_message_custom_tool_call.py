from ... import models as _m

ChatCompletionMessageCustomToolCall = _m.ChatCompletionMessageCustomToolCall
Custom = _m.ChatCompletionMessageCustomToolCallCustom
