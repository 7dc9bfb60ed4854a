# Generated.
from ... import params as _p

ChatCompletionContentPartImageParam = _p.ChatCompletionRequestMessageContentPartImage
ImageURL = _p.ChatCompletionRequestMessageContentPartImageImageUrl
PromptCacheBreakpoint = _p.ChatCompletionContentPartImagePromptCacheBreakpoint
