from ... import params as _p

ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
PromptCacheBreakpoint = _p.ChatCompletionContentPartTextPromptCacheBreakpoint
