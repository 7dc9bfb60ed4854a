from . import _m

HTTPError = _m.McpToolCallErrorHTTPError
McpProtocolError = _m.McpToolCallErrorMcpProtocolError
McpToolExecutionError = _m.McpToolCallErrorMcpToolExecutionError
McpToolCallError = (
    _m.McpToolCallErrorMcpProtocolError | _m.McpToolCallErrorMcpToolExecutionError | _m.McpToolCallErrorHTTPError
)
