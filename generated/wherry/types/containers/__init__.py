# Generated.
"""What `openai.types.containers` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import files as files
    from .file_list_params import FileListParams as FileListParams

    FileCreateParams = _p.CreateContainerFileBody
    FileCreateResponse = _m.ContainerFileResource
    FileListResponse = _m.ContainerFileResource
    FileRetrieveResponse = _m.ContainerFileResource
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
FileCreateParams p.CreateContainerFileBody
FileCreateResponse m.ContainerFileResource
FileListParams .file_list_params
FileListResponse m.ContainerFileResource
FileRetrieveResponse m.ContainerFileResource
files .
""",
    )
