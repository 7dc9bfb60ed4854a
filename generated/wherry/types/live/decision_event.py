from ...models import Decision as Decision
from ...models import DecisionEvent as DecisionEvent
from ...models import Event as Event
