from ...shared_params.metadata import Metadata as Metadata
from . import _p

Response = _p.ResponseCreateEventResponse
ResponseCreateEventParam = _p.BetaRealtimeResponseCreateEvent
ResponseTool = _p.ResponseCreateEventResponseTool
ConversationItemWithReferenceParam = _p.ConversationItemWithReference
