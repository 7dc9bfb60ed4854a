# Generated.
"""What `openai.types.evals` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import runs as runs
    from .run_list_params import RunListParams as RunListParams

    CreateEvalCompletionsRunDataSource = _m.CreateEvalCompletionsRunDataSource
    CreateEvalCompletionsRunDataSourceParam = _p.CreateEvalCompletionsRunDataSource
    CreateEvalJSONLRunDataSource = _m.CreateEvalJsonlRunDataSource
    CreateEvalJSONLRunDataSourceParam = _p.CreateEvalJsonlRunDataSource
    EvalAPIError = _m.EvalApiError
    RunCancelResponse = _m.EvalRun
    RunCreateParams = _p.CreateEvalRunRequest
    RunCreateResponse = _m.EvalRun
    RunDeleteResponse = _m.RunDeleteResponse
    RunListResponse = _m.EvalRun
    RunRetrieveResponse = _m.EvalRun
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
CreateEvalCompletionsRunDataSource m.CreateEvalCompletionsRunDataSource
CreateEvalCompletionsRunDataSourceParam p.CreateEvalCompletionsRunDataSource
CreateEvalJSONLRunDataSource m.CreateEvalJsonlRunDataSource
CreateEvalJSONLRunDataSourceParam p.CreateEvalJsonlRunDataSource
EvalAPIError m.EvalApiError
RunCancelResponse m.EvalRun
RunCreateParams p.CreateEvalRunRequest
RunCreateResponse m.EvalRun
RunDeleteResponse m.RunDeleteResponse
RunListParams .run_list_params
RunListResponse m.EvalRun
RunRetrieveResponse m.EvalRun
runs .
""",
    )
