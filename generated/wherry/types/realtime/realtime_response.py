from ... import models as _m
from ...types.shared import metadata as _metadata

Audio = _m.RealtimeResponseAudio
AudioOutput = _m.RealtimeResponseAudioOutput
RealtimeResponse = _m.RealtimeResponse
ConversationItem = _m.RealtimeConversationItem
Metadata = _metadata.Metadata
RealtimeAudioFormats = _m.RealtimeAudioFormats
RealtimeResponseStatus = _m.RealtimeResponseStatusDetails
RealtimeResponseUsage = _m.RealtimeResponseUsage
