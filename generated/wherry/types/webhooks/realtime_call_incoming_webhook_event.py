from . import _m

Data = _m.WebhookRealtimeCallIncomingData
DataSipHeader = _m.WebhookRealtimeCallIncomingDataSipHeader
RealtimeCallIncomingWebhookEvent = _m.WebhookRealtimeCallIncoming
