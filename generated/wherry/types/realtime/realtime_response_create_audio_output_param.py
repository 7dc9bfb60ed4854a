from typing import Literal

from . import _p
from .realtime_audio_formats_param import RealtimeAudioFormatsParam as RealtimeAudioFormatsParam

Output = _p.RealtimeResponseCreateParamsAudioOutput
OutputVoiceID = _p.VoiceIdsOrCustomVoiceObject
RealtimeResponseCreateAudioOutputParam = _p.RealtimeResponseCreateParamsAudio
OutputVoice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _p.VoiceIdsOrCustomVoiceObject
)
