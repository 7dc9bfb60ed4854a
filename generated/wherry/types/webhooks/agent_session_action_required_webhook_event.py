from ... import models as _m

AgentSessionActionRequiredWebhookEvent = _m.AgentSessionActionRequiredWebhookEvent
Data = _m.AgentSessionActionRequiredWebhookEventData
DataRequiredAction = _m.DataRequiredAction
