from . import _m

AgentSessionActionRequiredWebhookEvent = _m.AgentSessionActionRequiredWebhookEvent
Data = _m.AgentSessionActionRequiredWebhookEventData
DataRequiredAction = _m.DataRequiredAction
