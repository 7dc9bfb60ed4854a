from .... import models as _m
from ....types.shared.metadata import Metadata as Metadata

Response = _m.ResponseCreateEventResponse
ResponseCreateEvent = _m.BetaRealtimeResponseCreateEvent
ResponseTool = _m.ResponseCreateEventResponseTool
ConversationItemWithReference = _m.ConversationItemWithReference
