from . import _m

AgentSessionFailedWebhookEvent = _m.AgentSessionFailedWebhookEvent
Data = _m.AgentSessionFailedWebhookEventData
