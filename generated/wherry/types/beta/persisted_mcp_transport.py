# Generated.
from ... import models as _m

PersistedMcpTransport = _m.PersistedMcpTransport
PersistedMcpTransportResourceHTTP = _m.PersistedMcpTransportResourceHTTP
PersistedMcpTransportResourceStdio = _m.PersistedMcpTransportResourceStdio
