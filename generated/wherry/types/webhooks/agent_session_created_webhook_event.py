from ... import models as _m

AgentSessionCreatedWebhookEvent = _m.AgentSessionCreatedWebhookEvent
Data = _m.AgentSessionCreatedWebhookEventData
DataConnect = _m.DataConnect
