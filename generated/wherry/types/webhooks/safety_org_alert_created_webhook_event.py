from . import _m

Data = _m.SafetyOrgAlertCreatedWebhookEventData
SafetyOrgAlertCreatedWebhookEvent = _m.SafetyOrgAlertCreatedWebhookEvent
