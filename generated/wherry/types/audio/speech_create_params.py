from typing import Literal

from . import _p
from .speech_model import SpeechModel as SpeechModel

SpeechCreateParams = _p.CreateSpeechRequest
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal[
        "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar", "fable", "onyx", "nova"
    ]
    | _p.VoiceIdsOrCustomVoiceObject
)
