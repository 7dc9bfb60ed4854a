from ...shared.metadata import Metadata as Metadata
from . import _m

Response = _m.ResponseCreateEventResponse
ResponseCreateEvent = _m.BetaRealtimeResponseCreateEvent
ResponseTool = _m.ResponseCreateEventResponseTool
ConversationItemWithReference = _m.ConversationItemWithReference
