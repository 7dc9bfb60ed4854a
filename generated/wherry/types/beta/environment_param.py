from ... import params as _p
from ...types.beta.hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from ...types.beta.hosted_skill_param import HostedSkillParam as HostedSkillParam

EnvironmentParamNone = _p.EnvironmentResourceNone
EnvironmentParamOpenAIHosted = _p.EnvironmentParamOpenAIHosted
EnvironmentParamOpenAIHostedDesktop = _p.EnvironmentResourceOpenAIHostedDesktop
EnvironmentParamOpenAIHostedNetwork = _p.EnvironmentParamOpenAIHostedNetwork
EnvironmentParamOpenAIHostedPackages = _p.EnvironmentResourceOpenAIHostedPackages
EnvironmentParamSelfHosted = _p.EnvironmentParamSelfHosted
EnvironmentParam = _p.EnvironmentResourceNone | _p.EnvironmentParamOpenAIHosted | _p.EnvironmentParamSelfHosted
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
