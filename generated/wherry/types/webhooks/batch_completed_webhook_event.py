from . import _m

BatchCompletedWebhookEvent = _m.WebhookBatchCompleted
Data = _m.WebhookBatchCompletedData
