from . import _m

Data = _m.LiveTransportConnectedWebhookEventData
LiveTransportConnectedWebhookEvent = _m.LiveTransportConnectedWebhookEvent
