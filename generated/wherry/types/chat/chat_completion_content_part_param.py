from . import _p

File = _p.ChatCompletionRequestMessageContentPartFile
FileFile = _p.ChatCompletionRequestMessageContentPartFileFile
FilePromptCacheBreakpoint = _p.FilePromptCacheBreakpoint
ChatCompletionContentPartParam = (
    _p.ChatCompletionRequestMessageContentPartText
    | _p.ChatCompletionRequestMessageContentPartImage
    | _p.ChatCompletionRequestMessageContentPartAudio
    | _p.ChatCompletionRequestMessageContentPartFile
)
ChatCompletionContentPartImageParam = _p.ChatCompletionRequestMessageContentPartImage
ChatCompletionContentPartInputAudioParam = _p.ChatCompletionRequestMessageContentPartAudio
ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
