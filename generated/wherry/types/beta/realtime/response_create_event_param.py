from .... import params as _p
from ....types.shared_params import metadata as _metadata

Response = _p.ResponseCreateEventResponse
ResponseCreateEventParam = _p.BetaRealtimeResponseCreateEvent
ResponseTool = _p.ResponseCreateEventResponseTool
ConversationItemWithReferenceParam = _p.ConversationItemWithReference
Metadata = _metadata.Metadata
