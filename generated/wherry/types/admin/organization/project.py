from . import _m
from .project_residency import ProjectResidency as ProjectResidency

Project = _m.Project
