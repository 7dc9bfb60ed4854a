# Generated.
"""What `openai.types.beta.chatkit` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .chat_session_status import ChatSessionStatus as ChatSessionStatus
    from .chatkit_thread_item_list import ChatKitThreadItemList as ChatKitThreadItemList
    from .thread_list_items_params import ThreadListItemsParams as ThreadListItemsParams
    from .thread_list_params import ThreadListParams as ThreadListParams

    ChatKitAttachment = _m.Attachment
    ChatKitResponseOutputText = _m.ResponseOutputText
    ChatKitThread = _m.ChatKitThread
    ChatKitThreadAssistantMessageItem = _m.AssistantMessageItem
    ChatKitThreadUserMessageItem = _m.UserMessageItem
    ChatKitWidgetItem = _m.WidgetMessageItem
    ChatSession = _m.ChatSession
    ChatSessionAutomaticThreadTitling = _m.ChatSessionAutomaticThreadTitling
    ChatSessionChatKitConfiguration = _m.ChatSessionChatkitConfiguration
    ChatSessionChatKitConfigurationParam = _p.ChatkitConfigurationParam
    ChatSessionExpiresAfterParam = _p.ExpiresAfterParam
    ChatSessionFileUpload = _m.ChatSessionFileUpload
    ChatSessionHistory = _m.ChatSessionHistory
    ChatSessionRateLimits = _m.ChatSessionRateLimits
    ChatSessionRateLimitsParam = _p.RateLimitsParam
    ChatSessionWorkflowParam = _p.WorkflowParam
    SessionCreateParams = _p.CreateChatSessionBody
    ThreadDeleteResponse = _m.ThreadDeleteResponse
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ChatKitAttachment m.Attachment
ChatKitResponseOutputText m.ResponseOutputText
ChatKitThread m.ChatKitThread
ChatKitThreadAssistantMessageItem m.AssistantMessageItem
ChatKitThreadItemList .chatkit_thread_item_list
ChatKitThreadUserMessageItem m.UserMessageItem
ChatKitWidgetItem m.WidgetMessageItem
ChatSession m.ChatSession
ChatSessionAutomaticThreadTitling m.ChatSessionAutomaticThreadTitling
ChatSessionChatKitConfiguration m.ChatSessionChatkitConfiguration
ChatSessionChatKitConfigurationParam p.ChatkitConfigurationParam
ChatSessionExpiresAfterParam p.ExpiresAfterParam
ChatSessionFileUpload m.ChatSessionFileUpload
ChatSessionHistory m.ChatSessionHistory
ChatSessionRateLimits m.ChatSessionRateLimits
ChatSessionRateLimitsParam p.RateLimitsParam
ChatSessionStatus .chat_session_status
ChatSessionWorkflowParam p.WorkflowParam
SessionCreateParams p.CreateChatSessionBody
ThreadDeleteResponse m.ThreadDeleteResponse
ThreadListItemsParams .thread_list_items_params
ThreadListParams .thread_list_params
""",
    )
