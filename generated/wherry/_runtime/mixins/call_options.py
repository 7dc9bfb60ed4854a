"""The keywords that methods of mixins pass on, for type checkers and editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from ..base.timeouts import TimeoutTypes
from ..base.unset import Unset

__all__ = ("AttachOptions", "CallOptions", "UploadOptions")


class CallOptions(TypedDict, total=False):
    """What every call takes besides the arguments of its operation."""

    extra_headers: Mapping[str, str | Unset | None] | None
    extra_query: Mapping[str, object] | None
    extra_body: object | None
    timeout: TimeoutTypes
    max_retries: int | None
    idempotency_key: str | None


class AttachOptions(CallOptions, total=False):
    """What a call takes that attaches files to a vector store."""

    chunking_strategy: Any
    attributes: Mapping[str, str | float | bool] | Unset | None


class UploadOptions(CallOptions, total=False):
    """What a call takes that opens an upload."""

    expires_after: Any

# Copied from templates/runtime/mixins/call_options.py: edit it there.
