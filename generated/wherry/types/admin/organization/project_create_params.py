from . import _p
from .project_residency import ProjectResidency as ProjectResidency

ProjectCreateParams = _p.ProjectCreateRequest
