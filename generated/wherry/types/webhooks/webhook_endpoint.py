# Generated.
from ... import models as _m

WebhookEndpoint = _m.WebhookEndpoint
