# Generated.
from ... import models as _m

ChatCompletionContentPartImage = _m.ChatCompletionRequestMessageContentPartImage
ImageURL = _m.ChatCompletionRequestMessageContentPartImageImageUrl
PromptCacheBreakpoint = _m.ChatCompletionContentPartImagePromptCacheBreakpoint
