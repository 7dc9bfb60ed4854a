from . import _m

Data = _m.SafetyDeactivationIssuedWebhookEventData
SafetyDeactivationIssuedWebhookEvent = _m.SafetyDeactivationIssuedWebhookEvent
