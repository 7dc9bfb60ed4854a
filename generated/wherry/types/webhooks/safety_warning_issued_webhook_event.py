from . import _m

Data = _m.SafetyWarningIssuedWebhookEventData
SafetyWarningIssuedWebhookEvent = _m.SafetyWarningIssuedWebhookEvent
