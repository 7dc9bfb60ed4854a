from . import _m

BatchFailedWebhookEvent = _m.WebhookBatchFailed
Data = _m.WebhookBatchFailedData
