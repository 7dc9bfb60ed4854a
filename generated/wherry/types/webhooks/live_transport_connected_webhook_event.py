from ... import models as _m

Data = _m.LiveTransportConnectedWebhookEventData
LiveTransportConnectedWebhookEvent = _m.LiveTransportConnectedWebhookEvent
