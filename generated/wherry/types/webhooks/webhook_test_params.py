from ... import params as _p

WebhookTestParams = _p.WebhooksTestRequest
