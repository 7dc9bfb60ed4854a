from . import _p

HTTPError = _p.McpToolCallErrorHTTPError
McpProtocolError = _p.McpToolCallErrorMcpProtocolError
McpToolExecutionError = _p.McpToolCallErrorMcpToolExecutionError
McpToolCallErrorParam = (
    _p.McpToolCallErrorMcpProtocolError | _p.McpToolCallErrorMcpToolExecutionError | _p.McpToolCallErrorHTTPError
)
