from ...models import ResponseFormatText as ResponseFormatText
