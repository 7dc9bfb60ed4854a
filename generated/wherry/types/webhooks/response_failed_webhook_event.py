from . import _m

Data = _m.WebhookResponseFailedData
ResponseFailedWebhookEvent = _m.WebhookResponseFailed
