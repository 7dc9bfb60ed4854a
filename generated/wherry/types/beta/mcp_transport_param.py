from . import _p

McpTransportConfigParamHTTP = _p.McpTransportConfigParamHTTP
McpTransportConfigParamStdio = _p.McpTransportConfigParamStdio
McpTransportParam = _p.McpTransportConfigParamHTTP | _p.McpTransportConfigParamStdio
