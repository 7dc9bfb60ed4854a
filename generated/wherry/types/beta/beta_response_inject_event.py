from ...models import BetaResponseInjectEvent as BetaResponseInjectEvent
from ...models import BetaResponseInputItem as BetaResponseInputItem
