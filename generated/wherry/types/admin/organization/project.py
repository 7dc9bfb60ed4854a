from .... import models as _m
from ....types.admin.organization.project_residency import ProjectResidency as ProjectResidency

Project = _m.Project
