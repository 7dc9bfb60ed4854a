from ..... import models as _m
from .....types.admin.organization.projects.project_optional_service_tier import (
    ProjectOptionalServiceTier as ProjectOptionalServiceTier,
)

ProjectServiceTierSettings = _m.ProjectServiceTierSettings
