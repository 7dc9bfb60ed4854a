from . import _m

Data = _m.WebhookFineTuningJobFailedData
FineTuningJobFailedWebhookEvent = _m.WebhookFineTuningJobFailed
