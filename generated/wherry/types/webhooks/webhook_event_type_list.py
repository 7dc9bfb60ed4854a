# Generated.
from ... import models as _m

WebhookEventTypeList = _m.WebhookEventTypeList
