from ... import models as _m

BatchCancelledWebhookEvent = _m.WebhookBatchCancelled
Data = _m.WebhookBatchCancelledData
