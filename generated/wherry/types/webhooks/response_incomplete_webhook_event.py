from . import _m

Data = _m.WebhookResponseIncompleteData
ResponseIncompleteWebhookEvent = _m.WebhookResponseIncomplete
