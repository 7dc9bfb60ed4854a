# Generated.
"""What `openai.types.beta.agents.environments` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .file_create_params import FileCreateParams as FileCreateParams
    from .file_list_params import FileListParams as FileListParams
    from .template_list_params import TemplateListParams as TemplateListParams

    EnvironmentFile = _m.EnvironmentFile
    EnvironmentTemplate = _m.EnvironmentTemplate
    EnvironmentTemplateDeleted = _m.EnvironmentTemplateDeleted
    TemplateCreateParams = _p.BetaAgentsEnvironmentsTemplatesCreateRequest
    TemplateUpdateParams = _p.BetaAgentsEnvironmentsTemplatesUpdateRequest
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
EnvironmentFile m.EnvironmentFile
EnvironmentTemplate m.EnvironmentTemplate
EnvironmentTemplateDeleted m.EnvironmentTemplateDeleted
FileCreateParams .file_create_params
FileListParams .file_list_params
TemplateCreateParams p.BetaAgentsEnvironmentsTemplatesCreateRequest
TemplateListParams .template_list_params
TemplateUpdateParams p.BetaAgentsEnvironmentsTemplatesUpdateRequest
""",
    )
