from . import _m

Data = _m.WebhookResponseCancelledData
ResponseCancelledWebhookEvent = _m.WebhookResponseCancelled
