from .... import models as _m
from ....types.shared import metadata as _metadata

RealtimeResponse = _m.BetaRealtimeRealtimeResponse
ConversationItem = _m.BetaRealtimeConversationItem
Metadata = _metadata.Metadata
RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
RealtimeResponseUsage = _m.BetaRealtimeRealtimeResponseUsage
