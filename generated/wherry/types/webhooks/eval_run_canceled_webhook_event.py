from ... import models as _m

Data = _m.WebhookEvalRunCanceledData
EvalRunCanceledWebhookEvent = _m.WebhookEvalRunCanceled
