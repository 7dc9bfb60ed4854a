from ...models import FileContentResponse as FileContentResponse
