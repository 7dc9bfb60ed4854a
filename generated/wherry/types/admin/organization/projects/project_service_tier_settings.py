from ..... import models as _m
from .....types.admin.organization.projects import project_optional_service_tier as _project_optional_service_tier

ProjectServiceTierSettings = _m.ProjectServiceTierSettings
ProjectOptionalServiceTier = _project_optional_service_tier.ProjectOptionalServiceTier
