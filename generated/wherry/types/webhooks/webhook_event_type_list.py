from ...models import WebhookEventTypeList as WebhookEventTypeList
