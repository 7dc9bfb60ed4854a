from typing import Literal

from . import _m

Output = _m.RealtimeResponseCreateParamsAudioOutput
OutputVoiceID = _m.VoiceIdsOrCustomVoiceObject
RealtimeResponseCreateAudioOutput = _m.RealtimeResponseCreateParamsAudio
OutputVoice = (
    str
    | Literal["alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar"]
    | _m.VoiceIdsOrCustomVoiceObject
)
RealtimeAudioFormats = _m.RealtimeAudioFormats
