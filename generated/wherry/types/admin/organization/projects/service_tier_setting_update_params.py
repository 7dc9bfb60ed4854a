from ..... import params as _p
from .....types.admin.organization.projects import project_optional_service_tier as _project_optional_service_tier

ServiceTierSettingUpdateParams = _p.AdminOrganizationProjectsServiceTierSettingsUpdateRequest
ProjectOptionalServiceTier = _project_optional_service_tier.ProjectOptionalServiceTier
