from ... import models as _m

Data = _m.WebhookResponseCompletedData
ResponseCompletedWebhookEvent = _m.WebhookResponseCompleted
