from ... import models as _m

Data = _m.SafetyWarningIssuedWebhookEventData
SafetyWarningIssuedWebhookEvent = _m.SafetyWarningIssuedWebhookEvent
