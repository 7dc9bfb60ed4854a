from ...models import OutputText as OutputText
