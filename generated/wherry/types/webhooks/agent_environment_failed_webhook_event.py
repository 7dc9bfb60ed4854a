from . import _m

AgentEnvironmentFailedWebhookEvent = _m.AgentEnvironmentFailedWebhookEvent
Data = _m.AgentEnvironmentFailedWebhookEventData
