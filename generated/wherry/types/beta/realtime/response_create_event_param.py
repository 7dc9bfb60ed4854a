from .... import params as _p
from ....types.shared_params.metadata import Metadata as Metadata

Response = _p.ResponseCreateEventResponse
ResponseCreateEventParam = _p.BetaRealtimeResponseCreateEvent
ResponseTool = _p.ResponseCreateEventResponseTool
ConversationItemWithReferenceParam = _p.ConversationItemWithReference
