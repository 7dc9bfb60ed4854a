from ... import models as _m

Data = _m.WebhookFineTuningJobCancelledData
FineTuningJobCancelledWebhookEvent = _m.WebhookFineTuningJobCancelled
