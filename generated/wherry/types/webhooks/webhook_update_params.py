from . import _p

WebhookUpdateParams = _p.WebhooksUpdateRequest
