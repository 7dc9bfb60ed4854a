from . import _m

Data = _m.WebhookFineTuningJobCancelledData
FineTuningJobCancelledWebhookEvent = _m.WebhookFineTuningJobCancelled
