from . import _p

WebhookRotateSecretParams = _p.WebhooksRotateSecretRequest
