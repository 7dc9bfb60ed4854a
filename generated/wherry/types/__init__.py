# Generated.
"""What `openai.types` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import models, params

    _m = models
    _p = params
    from . import admin as admin
    from . import audio as audio
    from . import beta as beta
    from . import chat as chat
    from . import containers as containers
    from . import conversations as conversations
    from . import evals as evals
    from . import fine_tuning as fine_tuning
    from . import graders as graders
    from . import live as live
    from . import realtime as realtime
    from . import responses as responses
    from . import safety as safety
    from . import shared as shared
    from . import shared_params as shared_params
    from . import skills as skills
    from . import uploads as uploads
    from . import vector_stores as vector_stores
    from . import webhooks as webhooks
    from .audio_model import AudioModel as AudioModel
    from .audio_response_format import AudioResponseFormat as AudioResponseFormat
    from .batch_list_params import BatchListParams as BatchListParams
    from .completion_create_params import CompletionCreateParams as CompletionCreateParams
    from .container_list_params import ContainerListParams as ContainerListParams
    from .decision_input_message_param import DecisionInputMessageParam as DecisionInputMessageParam
    from .decision_input_message_param import DecisionInputMessageUnionParam as DecisionInputMessageUnionParam
    from .decision_input_part_union_param import DecisionInputPartUnionParam as DecisionInputPartUnionParam
    from .embedding_model import EmbeddingModel as EmbeddingModel
    from .eval_list_params import EvalListParams as EvalListParams
    from .file_chunking_strategy import FileChunkingStrategy as FileChunkingStrategy
    from .file_chunking_strategy_param import FileChunkingStrategyParam as FileChunkingStrategyParam
    from .file_list_params import FileListParams as FileListParams
    from .file_purpose import FilePurpose as FilePurpose
    from .image_create_variation_params import ImageCreateVariationParams as ImageCreateVariationParams
    from .image_edit_params import ImageEditParams as ImageEditParams
    from .image_generate_params import ImageGenerateParams as ImageGenerateParams
    from .image_model import ImageModel as ImageModel
    from .moderation_model import ModerationModel as ModerationModel
    from .moderation_multi_modal_input_param import ModerationMultiModalInputParam as ModerationMultiModalInputParam
    from .shared.all_models import AllModels as AllModels
    from .shared.chat_model import ChatModel as ChatModel
    from .shared.custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat
    from .shared.decision_input_json import DecisionInputJSON as DecisionInputJSON
    from .shared.decision_question_input_image import DecisionQuestionInputImage as DecisionQuestionInputImage
    from .shared.decision_question_input_part import DecisionQuestionInputPart as DecisionQuestionInputPart
    from .shared.decision_question_input_text import DecisionQuestionInputText as DecisionQuestionInputText
    from .shared.function_parameters import FunctionParameters as FunctionParameters
    from .shared.metadata import Metadata as Metadata
    from .shared.oauth_error_code import OAuthErrorCode as OAuthErrorCode
    from .shared.reasoning_effort import ReasoningEffort as ReasoningEffort
    from .shared.response_format_text_grammar import ResponseFormatTextGrammar as ResponseFormatTextGrammar
    from .shared.response_format_text_python import ResponseFormatTextPython as ResponseFormatTextPython
    from .shared.responses_model import ResponsesModel as ResponsesModel
    from .skill_list import SkillList as SkillList
    from .skill_list_params import SkillListParams as SkillListParams
    from .vector_store_list_params import VectorStoreListParams as VectorStoreListParams
    from .video_download_content_params import VideoDownloadContentParams as VideoDownloadContentParams
    from .video_list_params import VideoListParams as VideoListParams
    from .video_model import VideoModel as VideoModel
    from .video_model_param import VideoModelParam as VideoModelParam
    from .video_seconds import VideoSeconds as VideoSeconds
    from .video_size import VideoSize as VideoSize
    from .websocket_connection_options import SyncWebSocketConnectionOptions as SyncWebSocketConnectionOptions
    from .websocket_connection_options import WebSocketConnectionOptions as WebSocketConnectionOptions
    from .websocket_connection_options import WebSocketConnectionOptions as _WebsocketConnectionOptions
    from .websocket_reconnection import ReconnectingEvent as ReconnectingEvent
    from .websocket_reconnection import ReconnectingOverrides as ReconnectingOverrides

    WebsocketConnectionOptions = _WebsocketConnectionOptions
    AutoFileChunkingStrategyParam = _p.AutoChunkingStrategyRequestParam
    Batch = _m.Batch
    BatchCreateParams = _p.CreateBatchRequest
    BatchError = _m.BatchErrorsDataItem
    BatchRequestCounts = _m.BatchRequestCounts
    BatchUsage = _m.BatchUsage
    ComparisonFilter = _m.ComparisonFilter
    Completion = _m.Completion
    CompletionChoice = _m.CompletionChoice
    CompletionUsage = _m.CompletionUsage
    CompoundFilter = _m.CompoundFilter
    ContainerCreateParams = _p.CreateContainerBody
    ContainerCreateResponse = _m.ContainerResource
    ContainerListResponse = _m.ContainerResource
    ContainerRetrieveResponse = _m.ContainerResource
    ContentProvenanceCheck = _m.ContentProvenanceCheck
    ContentProvenanceCheckCreateParams = _p.ContentProvenanceChecksCreateRequest
    CreateEmbeddingResponse = _m.CreateEmbeddingResponse
    Decision = _m.Decision
    DecisionCreateParams = _p.DecisionsCreateRequest
    DecisionInputImageParam = _p.DecisionInputImageParam
    DecisionInputTextParam = _p.DecisionInputTextParam
    DecisionPromptCacheBreakpointParam = _p.DecisionPromptCacheBreakpointParam
    DeletedSkill = _m.DeletedSkill
    Embedding = _m.Embedding
    EmbeddingCreateParams = _p.CreateEmbeddingRequest
    ErrorObject = _m.Error
    EvalCreateParams = _p.CreateEvalRequest
    EvalCreateResponse = _m.Eval
    EvalCustomDataSourceConfig = _m.EvalCustomDataSourceConfig
    EvalDeleteResponse = _m.EvalDeleteResponse
    EvalListResponse = _m.Eval
    EvalRetrieveResponse = _m.Eval
    EvalStoredCompletionsDataSourceConfig = _m.EvalStoredCompletionsDataSourceConfig
    EvalUpdateParams = _p.UpdateEvalRequest
    EvalUpdateResponse = _m.Eval
    FileCreateParams = _p.CreateFileRequest
    FileDeleted = _m.FileDeleted
    FileObject = _m.FileObject
    FunctionDefinition = _m.FunctionObject
    Image = _m.Image
    ImageEditCompletedEvent = _m.ImageEditCompletedEvent
    ImageEditPartialImageEvent = _m.ImageEditPartialImageEvent
    ImageEditStreamEvent = _m.ImageEditStreamEvent
    ImageGenCompletedEvent = _m.ImageGenCompletedEvent
    ImageGenPartialImageEvent = _m.ImageGenPartialImageEvent
    ImageGenStreamEvent = _m.ImageGenStreamEvent
    ImageInputReferenceParam = _p.ImageRefParam2
    ImagesResponse = _m.ImagesResponse
    Model = _m.Model
    ModelDeleted = _m.ModelDeleted
    Moderation = _m.ModerationCreateResponseResult
    ModerationCreateParams = _p.CreateModerationRequest
    ModerationCreateResponse = _m.ModerationCreateResponse
    ModerationImageURLInputParam = _p.CreateModerationRequestInputItemImageUrl
    ModerationTextInputParam = _p.CreateModerationRequestInputItemText
    OtherFileChunkingStrategyObject = _m.OtherChunkingStrategyResponseParam
    Reasoning = _m.Reasoning
    ResponseFormatJSONObject = _m.ResponseFormatJsonObject
    ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
    ResponseFormatText = _m.ResponseFormatText
    Skill = _m.Skill
    SkillCreateParams = _p.CreateSkillBody
    SkillUpdateParams = _p.SetDefaultSkillVersionBody
    StaticFileChunkingStrategy = _m.StaticChunkingStrategy
    StaticFileChunkingStrategyObject = _m.StaticChunkingStrategyResponseParam
    StaticFileChunkingStrategyObjectParam = _p.StaticChunkingStrategyRequestParam
    StaticFileChunkingStrategyParam = _p.StaticChunkingStrategy
    Upload = _m.Upload
    UploadCompleteParams = _p.CompleteUploadRequest
    UploadCreateParams = _p.CreateUploadRequest
    VectorStore = _m.VectorStore
    VectorStoreCreateParams = _p.CreateVectorStoreRequest
    VectorStoreDeleted = _m.VectorStoreDeleted
    VectorStoreSearchParams = _p.VectorStoreSearchRequest
    VectorStoreSearchResponse = _m.VectorStoreSearchResponse
    VectorStoreUpdateParams = _p.UpdateVectorStoreRequest
    Video = _m.Video
    VideoCreateCharacterParams = _p.CreateVideoCharacterBody
    VideoCreateCharacterResponse = _m.VideoCharacterResource
    VideoCreateError = _m.Error2
    VideoCreateParams = _p.CreateVideoMultipartBody
    VideoDeleteResponse = _m.VideoDeleteResponse
    VideoEditParams = _p.CreateVideoEditMultipartBody
    VideoExtendParams = _p.CreateVideoExtendMultipartBody
    VideoGetCharacterResponse = _m.VideoCharacterResource
    VideoRemixParams = _p.CreateVideoRemixBody
else:
    from .._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AllModels .shared.all_models
AudioModel .audio_model
AudioResponseFormat .audio_response_format
AutoFileChunkingStrategyParam p.AutoChunkingStrategyRequestParam
Batch m.Batch
BatchCreateParams p.CreateBatchRequest
BatchError m.BatchErrorsDataItem
BatchListParams .batch_list_params
BatchRequestCounts m.BatchRequestCounts
BatchUsage m.BatchUsage
ChatModel .shared.chat_model
ComparisonFilter m.ComparisonFilter
Completion m.Completion
CompletionChoice m.CompletionChoice
CompletionCreateParams .completion_create_params
CompletionUsage m.CompletionUsage
CompoundFilter m.CompoundFilter
ContainerCreateParams p.CreateContainerBody
ContainerCreateResponse m.ContainerResource
ContainerListParams .container_list_params
ContainerListResponse m.ContainerResource
ContainerRetrieveResponse m.ContainerResource
ContentProvenanceCheck m.ContentProvenanceCheck
ContentProvenanceCheckCreateParams p.ContentProvenanceChecksCreateRequest
CreateEmbeddingResponse m.CreateEmbeddingResponse
CustomToolInputFormat .shared.custom_tool_input_format
Decision m.Decision
DecisionCreateParams p.DecisionsCreateRequest
DecisionInputImageParam p.DecisionInputImageParam
DecisionInputJSON .shared.decision_input_json
DecisionInputMessageParam .decision_input_message_param
DecisionInputMessageUnionParam .decision_input_message_param
DecisionInputPartUnionParam .decision_input_part_union_param
DecisionInputTextParam p.DecisionInputTextParam
DecisionPromptCacheBreakpointParam p.DecisionPromptCacheBreakpointParam
DecisionQuestionInputImage .shared.decision_question_input_image
DecisionQuestionInputPart .shared.decision_question_input_part
DecisionQuestionInputText .shared.decision_question_input_text
DeletedSkill m.DeletedSkill
Embedding m.Embedding
EmbeddingCreateParams p.CreateEmbeddingRequest
EmbeddingModel .embedding_model
ErrorObject m.Error
EvalCreateParams p.CreateEvalRequest
EvalCreateResponse m.Eval
EvalCustomDataSourceConfig m.EvalCustomDataSourceConfig
EvalDeleteResponse m.EvalDeleteResponse
EvalListParams .eval_list_params
EvalListResponse m.Eval
EvalRetrieveResponse m.Eval
EvalStoredCompletionsDataSourceConfig m.EvalStoredCompletionsDataSourceConfig
EvalUpdateParams p.UpdateEvalRequest
EvalUpdateResponse m.Eval
FileChunkingStrategy .file_chunking_strategy
FileChunkingStrategyParam .file_chunking_strategy_param
FileCreateParams p.CreateFileRequest
FileDeleted m.FileDeleted
FileListParams .file_list_params
FileObject m.FileObject
FilePurpose .file_purpose
FunctionDefinition m.FunctionObject
FunctionParameters .shared.function_parameters
Image m.Image
ImageCreateVariationParams .image_create_variation_params
ImageEditCompletedEvent m.ImageEditCompletedEvent
ImageEditParams .image_edit_params
ImageEditPartialImageEvent m.ImageEditPartialImageEvent
ImageEditStreamEvent m.ImageEditStreamEvent
ImageGenCompletedEvent m.ImageGenCompletedEvent
ImageGenPartialImageEvent m.ImageGenPartialImageEvent
ImageGenStreamEvent m.ImageGenStreamEvent
ImageGenerateParams .image_generate_params
ImageInputReferenceParam p.ImageRefParam2
ImageModel .image_model
ImagesResponse m.ImagesResponse
Metadata .shared.metadata
Model m.Model
ModelDeleted m.ModelDeleted
Moderation m.ModerationCreateResponseResult
ModerationCreateParams p.CreateModerationRequest
ModerationCreateResponse m.ModerationCreateResponse
ModerationImageURLInputParam p.CreateModerationRequestInputItemImageUrl
ModerationModel .moderation_model
ModerationMultiModalInputParam .moderation_multi_modal_input_param
ModerationTextInputParam p.CreateModerationRequestInputItemText
OAuthErrorCode .shared.oauth_error_code
OtherFileChunkingStrategyObject m.OtherChunkingStrategyResponseParam
Reasoning m.Reasoning
ReasoningEffort .shared.reasoning_effort
ReconnectingEvent .websocket_reconnection
ReconnectingOverrides .websocket_reconnection
ResponseFormatJSONObject m.ResponseFormatJsonObject
ResponseFormatJSONSchema m.ResponseFormatJsonSchema
ResponseFormatText m.ResponseFormatText
ResponseFormatTextGrammar .shared.response_format_text_grammar
ResponseFormatTextPython .shared.response_format_text_python
ResponsesModel .shared.responses_model
Skill m.Skill
SkillCreateParams p.CreateSkillBody
SkillList .skill_list
SkillListParams .skill_list_params
SkillUpdateParams p.SetDefaultSkillVersionBody
StaticFileChunkingStrategy m.StaticChunkingStrategy
StaticFileChunkingStrategyObject m.StaticChunkingStrategyResponseParam
StaticFileChunkingStrategyObjectParam p.StaticChunkingStrategyRequestParam
StaticFileChunkingStrategyParam p.StaticChunkingStrategy
SyncWebSocketConnectionOptions .websocket_connection_options
Upload m.Upload
UploadCompleteParams p.CompleteUploadRequest
UploadCreateParams p.CreateUploadRequest
VectorStore m.VectorStore
VectorStoreCreateParams p.CreateVectorStoreRequest
VectorStoreDeleted m.VectorStoreDeleted
VectorStoreListParams .vector_store_list_params
VectorStoreSearchParams p.VectorStoreSearchRequest
VectorStoreSearchResponse m.VectorStoreSearchResponse
VectorStoreUpdateParams p.UpdateVectorStoreRequest
Video m.Video
VideoCreateCharacterParams p.CreateVideoCharacterBody
VideoCreateCharacterResponse m.VideoCharacterResource
VideoCreateError m.Error2
VideoCreateParams p.CreateVideoMultipartBody
VideoDeleteResponse m.VideoDeleteResponse
VideoDownloadContentParams .video_download_content_params
VideoEditParams p.CreateVideoEditMultipartBody
VideoExtendParams p.CreateVideoExtendMultipartBody
VideoGetCharacterResponse m.VideoCharacterResource
VideoListParams .video_list_params
VideoModel .video_model
VideoModelParam .video_model_param
VideoRemixParams p.CreateVideoRemixBody
VideoSeconds .video_seconds
VideoSize .video_size
WebSocketConnectionOptions .websocket_connection_options
WebsocketConnectionOptions .websocket_connection_options:WebSocketConnectionOptions
FileContent -
admin .
audio .
beta .
chat .
containers .
conversations .
evals .
fine_tuning .
graders .
live .
realtime .
responses .
safety .
shared .
shared_params .
skills .
uploads .
vector_stores .
webhooks .
""",
    )
FileContent = str
