from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import Required, TypedDict


class HostedEnvironmentFileParamFileID(TypedDict, total=False):
    file_id: Required[str]
    path: Required[str]
    type: Required[Literal["file_id"]]


class HostedEnvironmentFileParamInline(TypedDict, total=False):
    data: Required[str]
    path: Required[str]
    type: Required[Literal["inline"]]


FileCreateParams = HostedEnvironmentFileParamFileID | HostedEnvironmentFileParamInline
