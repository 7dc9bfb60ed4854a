from typing import Literal

from . import _m

RealtimeAudioConfigOutput = _m.RealtimeSessionCreateRequestGAAudioOutput
VoiceID = _m.VoiceIdsOrCustomVoiceObject
Voice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _m.VoiceIdsOrCustomVoiceObject
)
RealtimeAudioFormats = _m.RealtimeAudioFormats
