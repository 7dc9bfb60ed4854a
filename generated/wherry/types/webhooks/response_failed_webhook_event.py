from ... import models as _m

Data = _m.WebhookResponseFailedData
ResponseFailedWebhookEvent = _m.WebhookResponseFailed
