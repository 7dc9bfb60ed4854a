from ..... import params as _p
from .....types.beta.hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from .....types.beta.hosted_skill_param import HostedSkillParam as HostedSkillParam

Desktop = _p.TemplateCreateParamsDesktop
Network = _p.TemplateCreateParamsNetwork
Packages = _p.TemplateCreateParamsPackages
TemplateCreateParams = _p.BetaAgentsEnvironmentsTemplatesCreateRequest
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
