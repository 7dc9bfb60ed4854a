from ...models import PersistedMcpTransport as PersistedMcpTransport
from ...models import PersistedMcpTransportResourceHTTP as PersistedMcpTransportResourceHTTP
from ...models import PersistedMcpTransportResourceStdio as PersistedMcpTransportResourceStdio
