from typing import Literal

from ... import params as _p
from ...types.audio import speech_model as _speech_model

__all__ = ["SpeechCreateParams", "SpeechModel", "Voice", "VoiceID"]
SpeechCreateParams = _p.CreateSpeechRequest
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal[
        "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar", "fable", "onyx", "nova"
    ]
    | _p.VoiceIdsOrCustomVoiceObject
)
SpeechModel = _speech_model.SpeechModel
