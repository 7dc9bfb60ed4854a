from . import _m

Data = _m.WebhookEvalRunSucceededData
EvalRunSucceededWebhookEvent = _m.WebhookEvalRunSucceeded
