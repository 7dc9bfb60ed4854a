from . import _m
from .chat_session_status import ChatSessionStatus as ChatSessionStatus

ChatSession = _m.ChatSession
ChatKitWorkflow = _m.ChatkitWorkflow
ChatSessionChatKitConfiguration = _m.ChatSessionChatkitConfiguration
ChatSessionRateLimits = _m.ChatSessionRateLimits
