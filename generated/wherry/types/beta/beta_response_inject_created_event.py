from ...models import BetaResponseInjectCreatedEvent as BetaResponseInjectCreatedEvent
