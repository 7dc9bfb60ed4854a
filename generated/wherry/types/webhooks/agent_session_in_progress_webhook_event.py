from ... import models as _m

AgentSessionInProgressWebhookEvent = _m.AgentSessionInProgressWebhookEvent
Data = _m.AgentSessionInProgressWebhookEventData
