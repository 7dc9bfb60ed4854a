from . import _m

Data = _m.SafetyAlertCreatedWebhookEventData
SafetyAlertCreatedWebhookEvent = _m.SafetyAlertCreatedWebhookEvent
