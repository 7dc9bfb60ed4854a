from .... import models as _m
from ....types.shared.metadata import Metadata as Metadata

RealtimeResponse = _m.BetaRealtimeRealtimeResponse
ConversationItem = _m.BetaRealtimeConversationItem
RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
RealtimeResponseUsage = _m.BetaRealtimeRealtimeResponseUsage
