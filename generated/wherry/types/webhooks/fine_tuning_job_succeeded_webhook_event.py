from . import _m

Data = _m.WebhookFineTuningJobSucceededData
FineTuningJobSucceededWebhookEvent = _m.WebhookFineTuningJobSucceeded
