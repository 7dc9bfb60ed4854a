from ...models import DecisionCreateEvent as DecisionCreateEvent
