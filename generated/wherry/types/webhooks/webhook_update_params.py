from ... import params as _p

WebhookUpdateParams = _p.WebhooksUpdateRequest
