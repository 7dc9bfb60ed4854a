from ... import models as _m

Data = _m.WebhookResponseCancelledData
ResponseCancelledWebhookEvent = _m.WebhookResponseCancelled
