from ...models import RunDeleteResponse as RunDeleteResponse
