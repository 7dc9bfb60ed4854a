from ...models import DataChannelConfig as DataChannelConfig
from ...models import ServerEventSelector as ServerEventSelector
