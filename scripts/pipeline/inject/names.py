"""The table of twins: what names of an async module, and phrases of its docstrings, become in the sync one.

Every entry has to be used, and every name that sounds async needs an entry.
"""

from __future__ import annotations

__all__ = ("NAMES", "PHRASES")

NAMES = {
    # the language
    "AsyncIterator": "Iterator",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aiter": "iter",
    "anext": "next",
    # modules
    "async_client": "sync_client",
    "async_gathered": "sync_gathered",
    "async_governed": "sync_governed",
    "async_lasting": "sync_lasting",
    "async_limits": "sync_limits",
    "async_opening": "sync_opening",
    "async_protocol": "sync_protocol",
    "async_stream": "sync_stream",
    "async_streamed_response": "sync_streamed_response",
    # ours
    "AsyncAssistantEventHandler": "AssistantEventHandler",
    "AsyncAssistantStreamManager": "AssistantStreamManager",
    "AsyncBegun": "Begun",
    "AsyncChatCompletionStream": "ChatCompletionStream",
    "AsyncChatCompletionStreamManager": "ChatCompletionStreamManager",
    "AsyncClient": "Client",
    "AsyncCompletionStream": "CompletionStream",
    "AsyncCompletionStreamManager": "CompletionStreamManager",
    "AsyncConversationCursorPage": "ConversationCursorPage",
    "AsyncCursorPage": "CursorPage",
    "AsyncEngine": "Engine",
    "AsyncFollowed": "Followed",
    "AsyncGathered": "Gathered",
    "AsyncGatheredManager": "GatheredManager",
    "AsyncGatheredGuise": "GatheredGuise",
    "AsyncGoverned": "Governed",
    "AsyncGovernedResponse": "GovernedResponse",
    "AsyncHandler": "Handler",
    "AsyncItems": "Items",
    "AsyncLastingStream": "LastingStream",
    "AsyncLimited": "Limited",
    "AsyncLimitedResponse": "LimitedResponse",
    "AsyncManagerGuise": "ManagerGuise",
    "AsyncMemoryResponse": "MemoryResponse",
    "AsyncMemoryTransport": "MemoryTransport",
    "AsyncNextCursorPage": "NextCursorPage",
    "AsyncOfficialClient": "OfficialClient",
    "AsyncPage": "Page",
    "AsyncPages": "Pages",
    "AsyncResponseStream": "ResponseStream",
    "AsyncResponseStreamManager": "ResponseStreamManager",
    "AsyncSeenStream": "SeenStream",
    "AsyncStream": "Stream",
    "AsyncStreamHead": "StreamHead",
    "AsyncStreamGuise": "StreamGuise",
    "AsyncStreamedGuise": "StreamedGuise",
    "AsyncStreamedResponse": "StreamedResponse",
    "AsyncTokenPage": "TokenPage",
    "AsyncToolRun": "ToolRun",
    "AsyncChatToolRun": "ChatToolRun",
    "AsyncResponseToolRun": "ResponseToolRun",
    "AsyncTransport": "Transport",
    "AsyncTransportResponse": "TransportResponse",
    "_AsyncChunks": "_Chunks",
    "_AsyncCut": "_Cut",
    "_AsyncEvents": "_Events",
    "_AsyncHeld": "_Held",
    "_AsyncOpening": "_Opening",
    "_AsyncTextDeltas": "_TextDeltas",
    "_AsyncTexts": "_Texts",
    "_async_read": "_read",
    "_async_within": "_within",
    "async_embedded": "embedded",
    "async_lasting_stream": "lasting_stream",
    "async_limit": "limit",
    "async_opened": "opened",
    "async_record": "sync_record",
    "async_parse_chat": "sync_parse_chat",
    "async_parse_response": "sync_parse_response",
    "async_settled": "settled",
}

PHRASES = {
    "Calls to await, on asyncio and trio. One client may be used in successive event loops.": (
        "Calls that block. Safe to share between threads."
    ),
    "For AsyncClient.": "For Client: used from any number of threads.",
    "Return the AsyncPager of `operation`: awaitable for one page, async-iterable for all items.": (
        "Call `operation` and return a page of what `decoder` makes of each item."
    ),
    "a function, async or not,": "a function",
    "an AsyncClient": "a Client",
    "an AsyncStream": "a Stream",
    "async for": "for",
    "async with": "with",
}
