# Generated.
from ... import models as _m

WebhookEndpointTestResult = _m.WebhookEndpointTestResult
