from ...models import ServerEventSelector as ServerEventSelector
