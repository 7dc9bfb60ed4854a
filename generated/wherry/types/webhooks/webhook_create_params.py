from . import _p

WebhookCreateParams = _p.WebhooksCreateRequest
