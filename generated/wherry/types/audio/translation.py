from ...models import Translation as Translation
