from ...models import HostedEnvironmentFileID as HostedEnvironmentFileID
