from ... import models as _m

Data = _m.LiveTransportIncomingWebhookEventData
DataSipHeader = _m.LiveTransportIncomingWebhookEventDataSipHeader
LiveTransportIncomingWebhookEvent = _m.LiveTransportIncomingWebhookEvent
