from ... import models as _m

Data = _m.SafetyDeactivationIssuedWebhookEventData
SafetyDeactivationIssuedWebhookEvent = _m.SafetyDeactivationIssuedWebhookEvent
