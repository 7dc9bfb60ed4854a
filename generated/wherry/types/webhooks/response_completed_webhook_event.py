from . import _m

Data = _m.WebhookResponseCompletedData
ResponseCompletedWebhookEvent = _m.WebhookResponseCompleted
