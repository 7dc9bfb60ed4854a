from ...models import InputTokenCountResponse as InputTokenCountResponse
