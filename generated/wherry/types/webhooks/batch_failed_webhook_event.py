from ... import models as _m

BatchFailedWebhookEvent = _m.WebhookBatchFailed
Data = _m.WebhookBatchFailedData
