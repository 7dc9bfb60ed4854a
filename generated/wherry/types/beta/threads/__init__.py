# Generated.
"""What `openai.types.beta.threads` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import runs as runs
    from .annotation import Annotation as Annotation
    from .annotation_delta import AnnotationDelta as AnnotationDelta
    from .message_content import MessageContent as MessageContent
    from .message_content_delta import MessageContentDelta as MessageContentDelta
    from .message_content_part_param import MessageContentPartParam as MessageContentPartParam
    from .message_list_params import MessageListParams as MessageListParams
    from .message_update_params import MessageUpdateParams as MessageUpdateParams
    from .run_create_params import RunCreateParams as RunCreateParams
    from .run_list_params import RunListParams as RunListParams
    from .run_status import RunStatus as RunStatus
    from .run_submit_tool_outputs_params import RunSubmitToolOutputsParams as RunSubmitToolOutputsParams
    from .run_update_params import RunUpdateParams as RunUpdateParams

    FileCitationAnnotation = _m.MessageContentTextAnnotationsFileCitationObject
    FileCitationDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFileCitationObject
    FilePathAnnotation = _m.MessageContentTextAnnotationsFilePathObject
    FilePathDeltaAnnotation = _m.MessageDeltaContentTextAnnotationsFilePathObject
    ImageFile = _m.MessageContentImageFileObjectImageFile
    ImageFileContentBlock = _m.MessageContentImageFileObject
    ImageFileContentBlockParam = _p.MessageContentImageFileObject
    ImageFileDelta = _m.MessageDeltaContentImageFileObjectImageFile
    ImageFileDeltaBlock = _m.MessageDeltaContentImageFileObject
    ImageFileParam = _p.MessageContentImageFileObjectImageFile
    ImageURL = _m.MessageContentImageUrlObjectImageUrl
    ImageURLContentBlock = _m.MessageContentImageUrlObject
    ImageURLContentBlockParam = _p.MessageContentImageUrlObject
    ImageURLDelta = _m.MessageDeltaContentImageUrlObjectImageUrl
    ImageURLDeltaBlock = _m.MessageDeltaContentImageUrlObject
    ImageURLParam = _p.MessageContentImageUrlObjectImageUrl
    Message = _m.MessageObject
    MessageCreateParams = _p.CreateMessageRequest
    MessageDeleted = _m.MessageDeleted
    MessageDelta = _m.MessageDeltaObjectDelta
    MessageDeltaEvent = _m.MessageDeltaObject
    RefusalContentBlock = _m.MessageContentRefusalObject
    RefusalDeltaBlock = _m.MessageDeltaContentRefusalObject
    RequiredActionFunctionToolCall = _m.RunToolCallObject
    Run = _m.Run
    Text = _m.MessageContentTextObjectText
    TextContentBlock = _m.MessageContentTextObject
    TextContentBlockParam = _p.MessageRequestContentTextObject
    TextDelta = _m.MessageDeltaContentTextObjectText
    TextDeltaBlock = _m.MessageDeltaContentTextObject
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
Annotation .annotation
AnnotationDelta .annotation_delta
FileCitationAnnotation m.MessageContentTextAnnotationsFileCitationObject
FileCitationDeltaAnnotation m.MessageDeltaContentTextAnnotationsFileCitationObject
FilePathAnnotation m.MessageContentTextAnnotationsFilePathObject
FilePathDeltaAnnotation m.MessageDeltaContentTextAnnotationsFilePathObject
ImageFile m.MessageContentImageFileObjectImageFile
ImageFileContentBlock m.MessageContentImageFileObject
ImageFileContentBlockParam p.MessageContentImageFileObject
ImageFileDelta m.MessageDeltaContentImageFileObjectImageFile
ImageFileDeltaBlock m.MessageDeltaContentImageFileObject
ImageFileParam p.MessageContentImageFileObjectImageFile
ImageURL m.MessageContentImageUrlObjectImageUrl
ImageURLContentBlock m.MessageContentImageUrlObject
ImageURLContentBlockParam p.MessageContentImageUrlObject
ImageURLDelta m.MessageDeltaContentImageUrlObjectImageUrl
ImageURLDeltaBlock m.MessageDeltaContentImageUrlObject
ImageURLParam p.MessageContentImageUrlObjectImageUrl
Message m.MessageObject
MessageContent .message_content
MessageContentDelta .message_content_delta
MessageContentPartParam .message_content_part_param
MessageCreateParams p.CreateMessageRequest
MessageDeleted m.MessageDeleted
MessageDelta m.MessageDeltaObjectDelta
MessageDeltaEvent m.MessageDeltaObject
MessageListParams .message_list_params
MessageUpdateParams .message_update_params
RefusalContentBlock m.MessageContentRefusalObject
RefusalDeltaBlock m.MessageDeltaContentRefusalObject
RequiredActionFunctionToolCall m.RunToolCallObject
Run m.Run
RunCreateParams .run_create_params
RunListParams .run_list_params
RunStatus .run_status
RunSubmitToolOutputsParams .run_submit_tool_outputs_params
RunUpdateParams .run_update_params
Text m.MessageContentTextObjectText
TextContentBlock m.MessageContentTextObject
TextContentBlockParam p.MessageRequestContentTextObject
TextDelta m.MessageDeltaContentTextObjectText
TextDeltaBlock m.MessageDeltaContentTextObject
runs .
""",
    )
