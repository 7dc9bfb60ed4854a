# Generated.
from ... import params as _p

PersistedMcpTransportConfigParamHTTP = _p.PersistedMcpTransportResourceHTTP
PersistedMcpTransportConfigParamStdio = _p.PersistedMcpTransportResourceStdio
PersistedMcpTransportParam = _p.PersistedMcpTransportResourceHTTP | _p.PersistedMcpTransportResourceStdio
