from ... import params as _p

WebhookRotateSecretParams = _p.WebhooksRotateSecretRequest
