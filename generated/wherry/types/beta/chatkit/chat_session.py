from .... import models as _m
from ....types.beta.chatkit import chat_session_status as _chat_session_status

ChatSession = _m.ChatSession
ChatKitWorkflow = _m.ChatkitWorkflow
ChatSessionChatKitConfiguration = _m.ChatSessionChatkitConfiguration
ChatSessionRateLimits = _m.ChatSessionRateLimits
ChatSessionStatus = _chat_session_status.ChatSessionStatus
