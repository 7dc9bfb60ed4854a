# Generated.
from ... import models as _m

WebhookEndpointWithSecret = _m.WebhookEndpointWithSecret
