from ... import models as _m

AgentSessionIdleWebhookEvent = _m.AgentSessionIdleWebhookEvent
Data = _m.AgentSessionIdleWebhookEventData
