# Generated.
"""What `openai.types.chat` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...types.shared.reasoning_effort import ReasoningEffort as _ChatCompletionReasoningEffort
    from .. import _m as _m
    from .. import _p as _p
    from . import completions as completions
    from .chat_completion_content_part_param import ChatCompletionContentPartParam as ChatCompletionContentPartParam
    from .chat_completion_message_param import ChatCompletionMessageParam as ChatCompletionMessageParam
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCallUnion as ChatCompletionMessageToolCallUnion,
    )
    from .chat_completion_message_tool_call_union_param import (
        ChatCompletionMessageToolCallUnionParam as ChatCompletionMessageToolCallUnionParam,
    )
    from .chat_completion_modality import ChatCompletionModality as ChatCompletionModality

    ChatCompletionReasoningEffort = _ChatCompletionReasoningEffort
    from .chat_completion_role import ChatCompletionRole as ChatCompletionRole
    from .chat_completion_tool_choice_option_param import (
        ChatCompletionToolChoiceOptionParam as ChatCompletionToolChoiceOptionParam,
    )
    from .chat_completion_tool_union_param import ChatCompletionToolUnionParam as ChatCompletionToolUnionParam
    from .completion_create_params import CompletionCreateParams as CompletionCreateParams
    from .completion_list_params import CompletionListParams as CompletionListParams
    from .create_chat_completion_request_message_param import (
        CreateChatCompletionRequestMessageParam as CreateChatCompletionRequestMessageParam,
    )
    from .parsed_chat_completion import ParsedChatCompletion as ParsedChatCompletion
    from .parsed_chat_completion import ParsedChatCompletionMessage as ParsedChatCompletionMessage
    from .parsed_chat_completion import ParsedChoice as ParsedChoice
    from .parsed_function_tool_call import ParsedFunction as ParsedFunction
    from .parsed_function_tool_call import ParsedFunctionToolCall as ParsedFunctionToolCall

    ChatCompletion = _m.ChatCompletion
    ChatCompletionAllowedToolChoiceParam = _p.ChatCompletionAllowedToolsChoice
    ChatCompletionAllowedToolsParam = _p.ChatCompletionAllowedTools
    ChatCompletionAssistantMessageParam = _p.ChatCompletionRequestAssistantMessage
    ChatCompletionAudio = _m.ChatCompletionMessageAudio
    ChatCompletionAudioParam = _p.CreateChatCompletionRequestAudio
    ChatCompletionChunk = _m.ChatCompletionChunk
    ChatCompletionContentPartImage = _m.ChatCompletionRequestMessageContentPartImage
    ChatCompletionContentPartImageParam = _p.ChatCompletionRequestMessageContentPartImage
    ChatCompletionContentPartInputAudioParam = _p.ChatCompletionRequestMessageContentPartAudio
    ChatCompletionContentPartRefusalParam = _p.ChatCompletionRequestMessageContentPartRefusal
    ChatCompletionContentPartText = _m.ChatCompletionRequestMessageContentPartText
    ChatCompletionContentPartTextParam = _p.ChatCompletionRequestMessageContentPartText
    ChatCompletionCustomToolParam = _p.CustomToolChatCompletions
    ChatCompletionDeleted = _m.ChatCompletionDeleted
    ChatCompletionDeveloperMessageParam = _p.ChatCompletionRequestDeveloperMessage
    ChatCompletionFunctionCallOptionParam = _p.ChatCompletionFunctionCallOption
    ChatCompletionFunctionMessageParam = _p.ChatCompletionRequestFunctionMessage
    ChatCompletionFunctionTool = _m.ChatCompletionTool
    ChatCompletionFunctionToolParam = _p.ChatCompletionTool
    ChatCompletionMessage = _m.ChatCompletionMessage
    ChatCompletionMessageCustomToolCall = _m.ChatCompletionMessageCustomToolCall
    ChatCompletionMessageCustomToolCallParam = _p.ChatCompletionMessageCustomToolCall
    ChatCompletionMessageFunctionToolCall = _m.ChatCompletionMessageToolCall
    ChatCompletionMessageFunctionToolCallParam = _p.ChatCompletionMessageToolCall
    ChatCompletionMessageToolCall = _m.ChatCompletionMessageToolCall
    ChatCompletionMessageToolCallParam = _p.ChatCompletionMessageToolCall
    ChatCompletionNamedToolChoiceCustomParam = _p.ChatCompletionNamedToolChoiceCustom
    ChatCompletionNamedToolChoiceParam = _p.ChatCompletionNamedToolChoice
    ChatCompletionPredictionContentParam = _p.PredictionContent
    ChatCompletionStoreMessage = _m.ChatCompletionStoreMessage
    ChatCompletionStreamOptionsParam = _p.ChatCompletionStreamOptions
    ChatCompletionSystemMessageParam = _p.ChatCompletionRequestSystemMessage
    ChatCompletionTokenLogprob = _m.ChatCompletionTokenLogprob
    ChatCompletionToolMessageParam = _p.ChatCompletionRequestToolMessage
    ChatCompletionToolParam = _p.ChatCompletionTool
    ChatCompletionUserMessageParam = _p.ChatCompletionRequestUserMessage
    CompletionUpdateParams = _p.UpdateChatCompletionRequest
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ChatCompletion m.ChatCompletion
ChatCompletionAllowedToolChoiceParam p.ChatCompletionAllowedToolsChoice
ChatCompletionAllowedToolsParam p.ChatCompletionAllowedTools
ChatCompletionAssistantMessageParam p.ChatCompletionRequestAssistantMessage
ChatCompletionAudio m.ChatCompletionMessageAudio
ChatCompletionAudioParam p.CreateChatCompletionRequestAudio
ChatCompletionChunk m.ChatCompletionChunk
ChatCompletionContentPartImage m.ChatCompletionRequestMessageContentPartImage
ChatCompletionContentPartImageParam p.ChatCompletionRequestMessageContentPartImage
ChatCompletionContentPartInputAudioParam p.ChatCompletionRequestMessageContentPartAudio
ChatCompletionContentPartParam .chat_completion_content_part_param
ChatCompletionContentPartRefusalParam p.ChatCompletionRequestMessageContentPartRefusal
ChatCompletionContentPartText m.ChatCompletionRequestMessageContentPartText
ChatCompletionContentPartTextParam p.ChatCompletionRequestMessageContentPartText
ChatCompletionCustomToolParam p.CustomToolChatCompletions
ChatCompletionDeleted m.ChatCompletionDeleted
ChatCompletionDeveloperMessageParam p.ChatCompletionRequestDeveloperMessage
ChatCompletionFunctionCallOptionParam p.ChatCompletionFunctionCallOption
ChatCompletionFunctionMessageParam p.ChatCompletionRequestFunctionMessage
ChatCompletionFunctionTool m.ChatCompletionTool
ChatCompletionFunctionToolParam p.ChatCompletionTool
ChatCompletionMessage m.ChatCompletionMessage
ChatCompletionMessageCustomToolCall m.ChatCompletionMessageCustomToolCall
ChatCompletionMessageCustomToolCallParam p.ChatCompletionMessageCustomToolCall
ChatCompletionMessageFunctionToolCall m.ChatCompletionMessageToolCall
ChatCompletionMessageFunctionToolCallParam p.ChatCompletionMessageToolCall
ChatCompletionMessageParam .chat_completion_message_param
ChatCompletionMessageToolCall m.ChatCompletionMessageToolCall
ChatCompletionMessageToolCallParam p.ChatCompletionMessageToolCall
ChatCompletionMessageToolCallUnion .chat_completion_message_tool_call
ChatCompletionMessageToolCallUnionParam .chat_completion_message_tool_call_union_param
ChatCompletionModality .chat_completion_modality
ChatCompletionNamedToolChoiceCustomParam p.ChatCompletionNamedToolChoiceCustom
ChatCompletionNamedToolChoiceParam p.ChatCompletionNamedToolChoice
ChatCompletionPredictionContentParam p.PredictionContent
ChatCompletionReasoningEffort types.shared.reasoning_effort:ReasoningEffort
ChatCompletionRole .chat_completion_role
ChatCompletionStoreMessage m.ChatCompletionStoreMessage
ChatCompletionStreamOptionsParam p.ChatCompletionStreamOptions
ChatCompletionSystemMessageParam p.ChatCompletionRequestSystemMessage
ChatCompletionTokenLogprob m.ChatCompletionTokenLogprob
ChatCompletionToolChoiceOptionParam .chat_completion_tool_choice_option_param
ChatCompletionToolMessageParam p.ChatCompletionRequestToolMessage
ChatCompletionToolParam p.ChatCompletionTool
ChatCompletionToolUnionParam .chat_completion_tool_union_param
ChatCompletionUserMessageParam p.ChatCompletionRequestUserMessage
CompletionCreateParams .completion_create_params
CompletionListParams .completion_list_params
CompletionUpdateParams p.UpdateChatCompletionRequest
CreateChatCompletionRequestMessageParam .create_chat_completion_request_message_param
ParsedChatCompletion .parsed_chat_completion
ParsedChatCompletionMessage .parsed_chat_completion
ParsedChoice .parsed_chat_completion
ParsedFunction .parsed_function_tool_call
ParsedFunctionToolCall .parsed_function_tool_call
completions .
""",
    )
