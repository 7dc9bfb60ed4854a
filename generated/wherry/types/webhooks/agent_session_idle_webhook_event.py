from . import _m

AgentSessionIdleWebhookEvent = _m.AgentSessionIdleWebhookEvent
Data = _m.AgentSessionIdleWebhookEventData
