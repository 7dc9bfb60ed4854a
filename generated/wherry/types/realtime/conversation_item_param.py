from . import _p

ConversationItemParam = (
    _p.RealtimeConversationItemMessageSystem
    | _p.RealtimeConversationItemMessageUser
    | _p.RealtimeConversationItemMessageAssistant
    | _p.RealtimeConversationItemFunctionCall
    | _p.RealtimeConversationItemFunctionCallOutput
    | _p.RealtimeMCPApprovalResponse
    | _p.RealtimeMCPListTools
    | _p.RealtimeMCPToolCall
    | _p.RealtimeMCPApprovalRequest
)
RealtimeConversationItemAssistantMessageParam = _p.RealtimeConversationItemMessageAssistant
RealtimeConversationItemFunctionCallOutputParam = _p.RealtimeConversationItemFunctionCallOutput
RealtimeConversationItemFunctionCallParam = _p.RealtimeConversationItemFunctionCall
RealtimeConversationItemSystemMessageParam = _p.RealtimeConversationItemMessageSystem
RealtimeConversationItemUserMessageParam = _p.RealtimeConversationItemMessageUser
RealtimeMcpApprovalRequestParam = _p.RealtimeMCPApprovalRequest
RealtimeMcpApprovalResponseParam = _p.RealtimeMCPApprovalResponse
RealtimeMcpListToolsParam = _p.RealtimeMCPListTools
RealtimeMcpToolCallParam = _p.RealtimeMCPToolCall
