# Generated.
"""What `openai.types.vector_stores` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .file_batch_list_files_params import FileBatchListFilesParams as FileBatchListFilesParams
    from .file_list_params import FileListParams as FileListParams
    from .file_update_params import FileUpdateParams as FileUpdateParams

    FileBatchCreateParams = _p.CreateVectorStoreFileBatchRequest
    FileContentResponse = _m.FileContentResponse
    FileCreateParams = _p.CreateVectorStoreFileRequest
    VectorStoreFile = _m.VectorStoreFile
    VectorStoreFileBatch = _m.VectorStoreFileBatch
    VectorStoreFileDeleted = _m.VectorStoreFileDeleted
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
FileBatchCreateParams p.CreateVectorStoreFileBatchRequest
FileBatchListFilesParams .file_batch_list_files_params
FileContentResponse m.FileContentResponse
FileCreateParams p.CreateVectorStoreFileRequest
FileListParams .file_list_params
FileUpdateParams .file_update_params
VectorStoreFile m.VectorStoreFile
VectorStoreFileBatch m.VectorStoreFileBatch
VectorStoreFileDeleted m.VectorStoreFileDeleted
""",
    )
