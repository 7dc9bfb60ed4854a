from typing import Literal

from . import _p
from .realtime_audio_formats_param import RealtimeAudioFormatsParam as RealtimeAudioFormatsParam

RealtimeAudioConfigOutputParam = _p.RealtimeSessionCreateRequestGAAudioOutput
VoiceID = _p.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _p.VoiceIdsOrCustomVoiceObject
)
