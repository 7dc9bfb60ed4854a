from ...models import TextContent as TextContent
