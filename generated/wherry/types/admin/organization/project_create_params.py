from .... import params as _p
from ....types.admin.organization.project_residency import ProjectResidency as ProjectResidency

ProjectCreateParams = _p.ProjectCreateRequest
