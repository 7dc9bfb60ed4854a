from typing import Literal

from ... import params as _p
from ...types.audio.speech_model import SpeechModel as SpeechModel

SpeechCreateParams = _p.CreateSpeechRequest
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal[
        "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar", "fable", "onyx", "nova"
    ]
    | _p.VoiceIdsOrCustomVoiceObject
)
