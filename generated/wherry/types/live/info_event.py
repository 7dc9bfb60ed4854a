from ...models import InfoEvent as InfoEvent
