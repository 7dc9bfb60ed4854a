from . import _p

WebhookTestParams = _p.WebhooksTestRequest
