from .... import models as _m
from ....types.beta.chatkit.chat_session_status import ChatSessionStatus as ChatSessionStatus

ChatSession = _m.ChatSession
ChatKitWorkflow = _m.ChatkitWorkflow
ChatSessionChatKitConfiguration = _m.ChatSessionChatkitConfiguration
ChatSessionRateLimits = _m.ChatSessionRateLimits
