from ...models import DecisionItemDeletedEvent as DecisionItemDeletedEvent
