from ...models import WebhookEndpointTestResult as WebhookEndpointTestResult
