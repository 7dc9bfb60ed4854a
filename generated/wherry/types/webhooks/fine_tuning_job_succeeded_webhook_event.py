from ... import models as _m

Data = _m.WebhookFineTuningJobSucceededData
FineTuningJobSucceededWebhookEvent = _m.WebhookFineTuningJobSucceeded
