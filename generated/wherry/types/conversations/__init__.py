# Generated.
"""What `openai.types.conversations` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .item_create_params import ItemCreateParams as ItemCreateParams
    from .item_list_params import ItemListParams as ItemListParams
    from .item_retrieve_params import ItemRetrieveParams as ItemRetrieveParams

    ComputerScreenshotContent = _m.ComputerScreenshotContent
    Conversation = _m.Conversation
    ConversationCreateParams = _p.CreateConversationBody
    ConversationDeletedResource = _m.ConversationDeletedResource
    ConversationItem = _m.ConversationItem
    ConversationItemList = _m.ConversationItemList
    ConversationUpdateParams = _p.UpdateConversationBody
    InputFileContent = _m.InputFileContent
    InputFileContentParam = _p.InputFileContent
    InputImageContent = _m.InputImageContent
    InputImageContentParam = _p.InputImageContent
    InputTextContent = _m.InputTextContent
    InputTextContentParam = _p.InputTextContent
    Message = _m.Message
    OutputTextContent = _m.OutputTextContent
    OutputTextContentParam = _p.OutputTextContent
    RefusalContent = _m.RefusalContent
    RefusalContentParam = _p.RefusalContent
    SummaryTextContent = _m.SummaryTextContent
    TextContent = _m.TextContent
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ComputerScreenshotContent m.ComputerScreenshotContent
Conversation m.Conversation
ConversationCreateParams p.CreateConversationBody
ConversationDeletedResource m.ConversationDeletedResource
ConversationItem m.ConversationItem
ConversationItemList m.ConversationItemList
ConversationUpdateParams p.UpdateConversationBody
InputFileContent m.InputFileContent
InputFileContentParam p.InputFileContent
InputImageContent m.InputImageContent
InputImageContentParam p.InputImageContent
InputTextContent m.InputTextContent
InputTextContentParam p.InputTextContent
ItemCreateParams .item_create_params
ItemListParams .item_list_params
ItemRetrieveParams .item_retrieve_params
Message m.Message
OutputTextContent m.OutputTextContent
OutputTextContentParam p.OutputTextContent
RefusalContent m.RefusalContent
RefusalContentParam p.RefusalContent
SummaryTextContent m.SummaryTextContent
TextContent m.TextContent
""",
    )
