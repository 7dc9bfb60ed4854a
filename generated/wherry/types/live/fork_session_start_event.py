from ...models import ForkSessionConfig as ForkSessionConfig
from ...models import ForkSessionStartEvent as ForkSessionStartEvent
