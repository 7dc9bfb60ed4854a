from ... import models as _m

BatchExpiredWebhookEvent = _m.WebhookBatchExpired
Data = _m.WebhookBatchExpiredData
