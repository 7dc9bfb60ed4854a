# Generated.
from ... import models as _m

DeletedWebhookEndpoint = _m.DeletedWebhookEndpoint
