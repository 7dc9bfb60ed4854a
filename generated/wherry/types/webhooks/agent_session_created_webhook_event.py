from . import _m

AgentSessionCreatedWebhookEvent = _m.AgentSessionCreatedWebhookEvent
Data = _m.AgentSessionCreatedWebhookEventData
DataConnect = _m.DataConnect
