# Generated.
"""What `openai.types.shared_params` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .chat_model import ChatModel as ChatModel
    from .custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat
    from .decision_question_input_part import DecisionQuestionInputPart as DecisionQuestionInputPart
    from .function_parameters import FunctionParameters as FunctionParameters
    from .metadata import Metadata as Metadata
    from .oauth_error_code import OAuthErrorCode as OAuthErrorCode
    from .reasoning_effort import ReasoningEffort as ReasoningEffort
    from .responses_model import ResponsesModel as ResponsesModel

    ComparisonFilter = _p.ComparisonFilter
    CompoundFilter = _p.CompoundFilter
    DecisionInputJSON = _p.DecisionInputJSON
    DecisionQuestionInputImage = _p.DecisionQuestionInputImage
    DecisionQuestionInputText = _p.DecisionQuestionInputText
    FunctionDefinition = _p.FunctionObject
    Reasoning = _p.Reasoning
    ResponseFormatJSONObject = _p.ResponseFormatJsonObject
    ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
    ResponseFormatText = _p.ResponseFormatText
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ChatModel .chat_model
ComparisonFilter p.ComparisonFilter
CompoundFilter p.CompoundFilter
CustomToolInputFormat .custom_tool_input_format
DecisionInputJSON p.DecisionInputJSON
DecisionQuestionInputImage p.DecisionQuestionInputImage
DecisionQuestionInputPart .decision_question_input_part
DecisionQuestionInputText p.DecisionQuestionInputText
FunctionDefinition p.FunctionObject
FunctionParameters .function_parameters
Metadata .metadata
OAuthErrorCode .oauth_error_code
Reasoning p.Reasoning
ReasoningEffort .reasoning_effort
ResponseFormatJSONObject p.ResponseFormatJsonObject
ResponseFormatJSONSchema p.ResponseFormatJsonSchema
ResponseFormatText p.ResponseFormatText
ResponsesModel .responses_model
""",
    )
