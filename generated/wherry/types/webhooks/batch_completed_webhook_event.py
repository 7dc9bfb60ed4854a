from ... import models as _m

BatchCompletedWebhookEvent = _m.WebhookBatchCompleted
Data = _m.WebhookBatchCompletedData
