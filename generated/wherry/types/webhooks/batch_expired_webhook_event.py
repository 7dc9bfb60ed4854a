from . import _m

BatchExpiredWebhookEvent = _m.WebhookBatchExpired
Data = _m.WebhookBatchExpiredData
