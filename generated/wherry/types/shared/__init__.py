# Generated.
"""What `openai.types.shared` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .all_models import AllModels as AllModels
    from .chat_model import ChatModel as ChatModel
    from .custom_tool_input_format import CustomToolInputFormat as CustomToolInputFormat
    from .decision_input_json import DecisionInputJSON as DecisionInputJSON
    from .decision_question_input_image import DecisionQuestionInputImage as DecisionQuestionInputImage
    from .decision_question_input_part import DecisionQuestionInputPart as DecisionQuestionInputPart
    from .decision_question_input_text import DecisionQuestionInputText as DecisionQuestionInputText
    from .function_parameters import FunctionParameters as FunctionParameters
    from .metadata import Metadata as Metadata
    from .oauth_error_code import OAuthErrorCode as OAuthErrorCode
    from .reasoning_effort import ReasoningEffort as ReasoningEffort
    from .response_format_text_grammar import ResponseFormatTextGrammar as ResponseFormatTextGrammar
    from .response_format_text_python import ResponseFormatTextPython as ResponseFormatTextPython
    from .responses_model import ResponsesModel as ResponsesModel

    ComparisonFilter = _m.ComparisonFilter
    CompoundFilter = _m.CompoundFilter
    ErrorObject = _m.Error
    FunctionDefinition = _m.FunctionObject
    Reasoning = _m.Reasoning
    ResponseFormatJSONObject = _m.ResponseFormatJsonObject
    ResponseFormatJSONSchema = _m.ResponseFormatJsonSchema
    ResponseFormatText = _m.ResponseFormatText
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AllModels .all_models
ChatModel .chat_model
ComparisonFilter m.ComparisonFilter
CompoundFilter m.CompoundFilter
CustomToolInputFormat .custom_tool_input_format
DecisionInputJSON .decision_input_json
DecisionQuestionInputImage .decision_question_input_image
DecisionQuestionInputPart .decision_question_input_part
DecisionQuestionInputText .decision_question_input_text
ErrorObject m.Error
FunctionDefinition m.FunctionObject
FunctionParameters .function_parameters
Metadata .metadata
OAuthErrorCode .oauth_error_code
Reasoning m.Reasoning
ReasoningEffort .reasoning_effort
ResponseFormatJSONObject m.ResponseFormatJsonObject
ResponseFormatJSONSchema m.ResponseFormatJsonSchema
ResponseFormatText m.ResponseFormatText
ResponseFormatTextGrammar .response_format_text_grammar
ResponseFormatTextPython .response_format_text_python
ResponsesModel .responses_model
""",
    )
