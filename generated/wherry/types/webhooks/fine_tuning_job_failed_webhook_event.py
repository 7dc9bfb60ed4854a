from ... import models as _m

Data = _m.WebhookFineTuningJobFailedData
FineTuningJobFailedWebhookEvent = _m.WebhookFineTuningJobFailed
