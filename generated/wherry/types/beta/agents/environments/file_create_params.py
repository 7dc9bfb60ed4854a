# Generated.
from __future__ import annotations

from typing import Literal

from ....._runtime.base.annotating import Required, TypedDict

__all__ = ["FileCreateParams", "HostedEnvironmentFileParamFileID", "HostedEnvironmentFileParamInline"]


class HostedEnvironmentFileParamFileID(TypedDict, total=False):
    file_id: Required[str]
    path: Required[str]
    type: Required[Literal["file_id"]]


class HostedEnvironmentFileParamInline(TypedDict, total=False):
    data: Required[str]
    path: Required[str]
    type: Required[Literal["inline"]]


FileCreateParams = HostedEnvironmentFileParamFileID | HostedEnvironmentFileParamInline
