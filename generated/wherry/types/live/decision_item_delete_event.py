from ...models import DecisionItemDeleteEvent as DecisionItemDeleteEvent
