from typing import Literal

from ... import params as _p
from ...types.realtime import realtime_audio_formats_param as _realtime_audio_formats_param

__all__ = ["RealtimeAudioConfigOutputParam", "RealtimeAudioFormatsParam", "Voice", "VoiceID"]
RealtimeAudioConfigOutputParam = _p.RealtimeSessionCreateRequestGAAudioOutput
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _p.VoiceIdsOrCustomVoiceObject
)
RealtimeAudioFormatsParam = _realtime_audio_formats_param.RealtimeAudioFormatsParam
