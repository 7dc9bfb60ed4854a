from ..shared.metadata import Metadata as Metadata
from . import _m

Audio = _m.RealtimeResponseAudio
AudioOutput = _m.RealtimeResponseAudioOutput
RealtimeResponse = _m.RealtimeResponse
ConversationItem = _m.RealtimeConversationItem
RealtimeAudioFormats = _m.RealtimeAudioFormats
RealtimeResponseStatus = _m.RealtimeResponseStatusDetails
RealtimeResponseUsage = _m.RealtimeResponseUsage
