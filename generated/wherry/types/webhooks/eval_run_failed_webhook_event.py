from ... import models as _m

Data = _m.WebhookEvalRunFailedData
EvalRunFailedWebhookEvent = _m.WebhookEvalRunFailed
