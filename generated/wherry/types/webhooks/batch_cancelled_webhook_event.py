from . import _m

BatchCancelledWebhookEvent = _m.WebhookBatchCancelled
Data = _m.WebhookBatchCancelledData
