from . import _m
from .project_optional_service_tier import ProjectOptionalServiceTier as ProjectOptionalServiceTier

ProjectServiceTierSettings = _m.ProjectServiceTierSettings
