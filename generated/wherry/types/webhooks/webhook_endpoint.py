from ...models import WebhookEndpoint as WebhookEndpoint
