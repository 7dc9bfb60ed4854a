from ... import params as _p

WebhookCreateParams = _p.WebhooksCreateRequest
