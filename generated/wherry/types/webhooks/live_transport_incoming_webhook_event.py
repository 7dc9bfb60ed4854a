from . import _m

Data = _m.LiveTransportIncomingWebhookEventData
DataSipHeader = _m.LiveTransportIncomingWebhookEventDataSipHeader
LiveTransportIncomingWebhookEvent = _m.LiveTransportIncomingWebhookEvent
