from . import _m

AgentEnvironmentExpiredWebhookEvent = _m.AgentEnvironmentExpiredWebhookEvent
Data = _m.AgentEnvironmentExpiredWebhookEventData
