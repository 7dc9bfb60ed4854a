from . import _m

Data = _m.WebhookEvalRunCanceledData
EvalRunCanceledWebhookEvent = _m.WebhookEvalRunCanceled
