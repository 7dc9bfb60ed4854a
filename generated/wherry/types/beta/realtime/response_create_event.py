from .... import models as _m
from ....types.shared import metadata as _metadata

Response = _m.ResponseCreateEventResponse
ResponseCreateEvent = _m.BetaRealtimeResponseCreateEvent
ResponseTool = _m.ResponseCreateEventResponseTool
ConversationItemWithReference = _m.ConversationItemWithReference
Metadata = _metadata.Metadata
