from . import _m

ChatCompletionAudio = _m.ChatCompletionMessageAudio
