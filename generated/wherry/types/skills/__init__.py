# Generated.
"""What `openai.types.skills` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import versions as versions
    from .skill_version_list import SkillVersionList as SkillVersionList
    from .version_list_params import VersionListParams as VersionListParams

    DeletedSkillVersion = _m.DeletedSkillVersion
    SkillVersion = _m.SkillVersion
    VersionCreateParams = _p.CreateSkillVersionBody
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
DeletedSkillVersion m.DeletedSkillVersion
SkillVersion m.SkillVersion
SkillVersionList .skill_version_list
VersionCreateParams p.CreateSkillVersionBody
VersionListParams .version_list_params
versions .
""",
    )
