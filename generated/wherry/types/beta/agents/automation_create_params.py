from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict
from ....types.beta.agents import automation_metadata_param as _automation_metadata_param
from ....types.beta.agents import automation_target_param as _automation_target_param


class CreateAutomationParamsOnce(TypedDict, total=False):
    name: Required[str]
    run_at: Required[int]
    target: Required[_automation_target_param.AutomationTargetParam]
    type: Required[Literal["once"]]
    metadata: _automation_metadata_param.AutomationMetadataParam


class CreateAutomationParamsPeriodic(TypedDict, total=False):
    expression: Required[str]
    name: Required[str]
    target: Required[_automation_target_param.AutomationTargetParam]
    timezone: Required[str]
    type: Required[Literal["periodic"]]
    metadata: _automation_metadata_param.AutomationMetadataParam


AutomationCreateParams = CreateAutomationParamsPeriodic | CreateAutomationParamsOnce
AutomationMetadataParam = _automation_metadata_param.AutomationMetadataParam
AutomationTargetParam = _automation_target_param.AutomationTargetParam
