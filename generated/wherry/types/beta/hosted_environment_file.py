from ...models import HostedEnvironmentFile as HostedEnvironmentFile
from ...models import HostedEnvironmentFileID as HostedEnvironmentFileID
from ...models import HostedEnvironmentFileResourceInline as HostedEnvironmentFileResourceInline
