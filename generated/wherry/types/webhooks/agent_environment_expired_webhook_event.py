from ... import models as _m

AgentEnvironmentExpiredWebhookEvent = _m.AgentEnvironmentExpiredWebhookEvent
Data = _m.AgentEnvironmentExpiredWebhookEventData
