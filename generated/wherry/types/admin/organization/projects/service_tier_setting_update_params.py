from ..... import params as _p
from .....types.admin.organization.projects.project_optional_service_tier import (
    ProjectOptionalServiceTier as ProjectOptionalServiceTier,
)

ServiceTierSettingUpdateParams = _p.AdminOrganizationProjectsServiceTierSettingsUpdateRequest
