from ... import models as _m

ChatCompletionAudio = _m.ChatCompletionMessageAudio
