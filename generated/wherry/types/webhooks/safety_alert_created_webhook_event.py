from ... import models as _m

Data = _m.SafetyAlertCreatedWebhookEventData
SafetyAlertCreatedWebhookEvent = _m.SafetyAlertCreatedWebhookEvent
