from . import _m

AgentEnvironmentSuspendedWebhookEvent = _m.AgentEnvironmentSuspendedWebhookEvent
Data = _m.AgentEnvironmentSuspendedWebhookEventData
