from ...models import McpTransport as McpTransport
from ...models import McpTransportResourceHTTP as McpTransportResourceHTTP
from ...models import McpTransportResourceStdio as McpTransportResourceStdio
