from . import _m

AgentSessionInProgressWebhookEvent = _m.AgentSessionInProgressWebhookEvent
Data = _m.AgentSessionInProgressWebhookEventData
