from ... import models as _m

ChatCompletionContentPartText = _m.ChatCompletionRequestMessageContentPartText
PromptCacheBreakpoint = _m.ChatCompletionContentPartTextPromptCacheBreakpoint
