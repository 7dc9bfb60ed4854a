from ... import models as _m

Data = _m.SafetyOrgAlertCreatedWebhookEventData
SafetyOrgAlertCreatedWebhookEvent = _m.SafetyOrgAlertCreatedWebhookEvent
