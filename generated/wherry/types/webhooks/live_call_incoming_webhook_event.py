from . import _m

Data = _m.LiveCallIncomingWebhookEventData
DataSipHeader = _m.LiveCallIncomingWebhookEventDataSipHeader
LiveCallIncomingWebhookEvent = _m.LiveCallIncomingWebhookEvent
