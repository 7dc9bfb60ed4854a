from . import _m

Data = _m.WebhookEvalRunFailedData
EvalRunFailedWebhookEvent = _m.WebhookEvalRunFailed
