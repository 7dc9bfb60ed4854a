from . import _m

AgentEnvironmentReadyWebhookEvent = _m.AgentEnvironmentReadyWebhookEvent
Data = _m.AgentEnvironmentReadyWebhookEventData
