from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .._runtime.base.typed_dicts import Required, TypedDict
from ..types import decision_input_part_union_param as _decision_input_part_union_param
from . import _p


class DecisionInputAssistantMessage(TypedDict, total=False):
    content: Required[str | Iterable[DecisionInputAssistantMessageContentParts]]
    role: Required[Literal["assistant"]]
    phase: Literal["commentary", "final_answer"] | None
    type: Literal["message"]


class DecisionInputAssistantMessageContentPartsDecisionInputOutputText(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["output_text"]]


class DecisionInputAssistantMessageContentPartsDecisionInputRefusal(TypedDict, total=False):
    refusal: Required[str]
    type: Required[Literal["refusal"]]


class DecisionInputDeveloperMessage(TypedDict, total=False):
    content: Required[str | Iterable[_p.DecisionInputTextParam]]
    role: Required[Literal["developer"]]
    type: Literal["message"]


class DecisionInputMessageParam(TypedDict, total=False):
    content: Required[str | Iterable[_decision_input_part_union_param.DecisionInputPartUnionParam]]
    role: Required[Literal["user"]]
    type: Literal["message"]


class DecisionInputSystemMessage(TypedDict, total=False):
    content: Required[str | Iterable[_p.DecisionInputTextParam]]
    role: Required[Literal["system"]]
    type: Literal["message"]


class DecisionInputUserMessage(TypedDict, total=False):
    content: Required[str | Iterable[_decision_input_part_union_param.DecisionInputPartUnionParam]]
    role: Required[Literal["user"]]
    type: Literal["message"]


DecisionInputAssistantMessageContentParts = (
    DecisionInputAssistantMessageContentPartsDecisionInputOutputText
    | DecisionInputAssistantMessageContentPartsDecisionInputRefusal
)
DecisionInputMessageUnionParam = (
    DecisionInputUserMessage
    | DecisionInputDeveloperMessage
    | DecisionInputSystemMessage
    | DecisionInputAssistantMessage
)
DecisionInputPartUnionParam = _decision_input_part_union_param.DecisionInputPartUnionParam
DecisionInputTextParam = _p.DecisionInputTextParam
