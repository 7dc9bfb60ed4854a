from ...shared.metadata import Metadata as Metadata
from . import _m

RealtimeResponse = _m.BetaRealtimeRealtimeResponse
ConversationItem = _m.BetaRealtimeConversationItem
RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
RealtimeResponseUsage = _m.BetaRealtimeRealtimeResponseUsage
