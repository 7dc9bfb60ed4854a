from ... import models as _m

AgentSessionFailedWebhookEvent = _m.AgentSessionFailedWebhookEvent
Data = _m.AgentSessionFailedWebhookEventData
