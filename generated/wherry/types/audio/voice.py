from ...models import Voice as Voice
