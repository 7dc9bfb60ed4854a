from ..... import params as _p
from .....types.beta import hosted_environment_file_param as _hosted_environment_file_param
from .....types.beta import hosted_skill_param as _hosted_skill_param

Desktop = _p.TemplateCreateParamsDesktop
Network = _p.TemplateCreateParamsNetwork
Packages = _p.TemplateCreateParamsPackages
TemplateCreateParams = _p.BetaAgentsEnvironmentsTemplatesCreateRequest
HostedEnvironmentFileParam = _hosted_environment_file_param.HostedEnvironmentFileParam
HostedPluginParam = _p.HostedPluginParam
HostedSkillParam = _hosted_skill_param.HostedSkillParam
SetupCommandParam = _p.SetupCommandParam
