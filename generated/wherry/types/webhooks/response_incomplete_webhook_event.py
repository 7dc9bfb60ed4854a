from ... import models as _m

Data = _m.WebhookResponseIncompleteData
ResponseIncompleteWebhookEvent = _m.WebhookResponseIncomplete
