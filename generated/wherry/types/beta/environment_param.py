# Generated.
from ... import params as _p
from ...types.beta import hosted_environment_file_param as _hosted_environment_file_param
from ...types.beta import hosted_skill_param as _hosted_skill_param

EnvironmentParamNone = _p.EnvironmentResourceNone
EnvironmentParamOpenAIHosted = _p.EnvironmentParamOpenAIHosted
EnvironmentParamOpenAIHostedDesktop = _p.EnvironmentResourceOpenAIHostedDesktop
EnvironmentParamOpenAIHostedNetwork = _p.EnvironmentParamOpenAIHostedNetwork
EnvironmentParamOpenAIHostedPackages = _p.EnvironmentResourceOpenAIHostedPackages
EnvironmentParamSelfHosted = _p.EnvironmentParamSelfHosted
EnvironmentParam = _p.EnvironmentResourceNone | _p.EnvironmentParamOpenAIHosted | _p.EnvironmentParamSelfHosted
HostedEnvironmentFileParam = _hosted_environment_file_param.HostedEnvironmentFileParam
HostedPluginParam = _p.HostedPluginParam
HostedSkillParam = _hosted_skill_param.HostedSkillParam
SetupCommandParam = _p.SetupCommandParam
