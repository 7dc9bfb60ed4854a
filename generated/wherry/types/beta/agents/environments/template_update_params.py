from ...hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from ...hosted_skill_param import HostedSkillParam as HostedSkillParam
from . import _p

Desktop = _p.TemplateUpdateParamsDesktop
Network = _p.TemplateUpdateParamsNetwork
Packages = _p.TemplateUpdateParamsPackages
TemplateUpdateParams = _p.BetaAgentsEnvironmentsTemplatesUpdateRequest
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
