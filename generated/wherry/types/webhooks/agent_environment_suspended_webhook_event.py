from ... import models as _m

AgentEnvironmentSuspendedWebhookEvent = _m.AgentEnvironmentSuspendedWebhookEvent
Data = _m.AgentEnvironmentSuspendedWebhookEventData
