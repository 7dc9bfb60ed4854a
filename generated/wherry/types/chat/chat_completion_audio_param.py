from typing import Literal

from . import _p

ChatCompletionAudioParam = _p.CreateChatCompletionRequestAudio
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _p.VoiceIdsOrCustomVoiceObject
)
