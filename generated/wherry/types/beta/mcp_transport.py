# Generated.
from ... import models as _m

McpTransport = _m.McpTransport
McpTransportResourceHTTP = _m.McpTransportResourceHTTP
McpTransportResourceStdio = _m.McpTransportResourceStdio
