from ... import params as _p

McpTransportConfigParamHTTP = _p.McpTransportConfigParamHTTP
McpTransportConfigParamStdio = _p.McpTransportConfigParamStdio
McpTransportParam = _p.McpTransportConfigParamHTTP | _p.McpTransportConfigParamStdio
