from .... import params as _p
from ....types.admin.organization import project_residency as _project_residency

ProjectCreateParams = _p.ProjectCreateRequest
ProjectResidency = _project_residency.ProjectResidency
