from ...models import ClientConfig as ClientConfig
from ...models import DataChannelConfig as DataChannelConfig
