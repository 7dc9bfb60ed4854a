from ... import models as _m

AgentEnvironmentFailedWebhookEvent = _m.AgentEnvironmentFailedWebhookEvent
Data = _m.AgentEnvironmentFailedWebhookEventData
