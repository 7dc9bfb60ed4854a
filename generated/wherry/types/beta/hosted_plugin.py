from ...models import HostedPlugin as HostedPlugin
