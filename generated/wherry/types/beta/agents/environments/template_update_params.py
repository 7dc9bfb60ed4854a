from ..... import params as _p
from .....types.beta.hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from .....types.beta.hosted_skill_param import HostedSkillParam as HostedSkillParam

Desktop = _p.TemplateUpdateParamsDesktop
Network = _p.TemplateUpdateParamsNetwork
Packages = _p.TemplateUpdateParamsPackages
TemplateUpdateParams = _p.BetaAgentsEnvironmentsTemplatesUpdateRequest
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
