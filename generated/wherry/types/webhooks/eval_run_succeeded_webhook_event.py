from ... import models as _m

Data = _m.WebhookEvalRunSucceededData
EvalRunSucceededWebhookEvent = _m.WebhookEvalRunSucceeded
