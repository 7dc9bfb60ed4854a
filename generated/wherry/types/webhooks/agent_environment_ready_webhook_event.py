from ... import models as _m

AgentEnvironmentReadyWebhookEvent = _m.AgentEnvironmentReadyWebhookEvent
Data = _m.AgentEnvironmentReadyWebhookEventData
