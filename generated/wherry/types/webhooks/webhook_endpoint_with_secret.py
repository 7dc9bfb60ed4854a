from ...models import WebhookEndpointWithSecret as WebhookEndpointWithSecret
