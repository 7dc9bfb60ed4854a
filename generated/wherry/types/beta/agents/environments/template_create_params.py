from ...hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from ...hosted_skill_param import HostedSkillParam as HostedSkillParam
from . import _p

Desktop = _p.TemplateCreateParamsDesktop
Network = _p.TemplateCreateParamsNetwork
Packages = _p.TemplateCreateParamsPackages
TemplateCreateParams = _p.BetaAgentsEnvironmentsTemplatesCreateRequest
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
