from ...models import DeletedWebhookEndpoint as DeletedWebhookEndpoint
