from typing import Literal

from ... import params as _p
from ...types.realtime import realtime_audio_formats_param as _realtime_audio_formats_param

__all__ = [
    "Output",
    "OutputVoice",
    "OutputVoiceID",
    "RealtimeAudioFormatsParam",
    "RealtimeResponseCreateAudioOutputParam",
]
Output = _p.RealtimeResponseCreateParamsAudioOutput
OutputVoiceID = _p.VoiceIdsOrCustomVoiceObject
RealtimeResponseCreateAudioOutputParam = _p.RealtimeResponseCreateParamsAudio
OutputVoice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _p.VoiceIdsOrCustomVoiceObject
)
RealtimeAudioFormatsParam = _realtime_audio_formats_param.RealtimeAudioFormatsParam
