from .... import models as _m
from ....types.admin.organization import project_residency as _project_residency

Project = _m.Project
ProjectResidency = _project_residency.ProjectResidency
