# Generated.
from ... import models as _m

Environment = _m.BetaEnvironment
EnvironmentResourceNone = _m.EnvironmentResourceNone
EnvironmentResourceOpenAIHosted = _m.EnvironmentResourceOpenAIHosted
EnvironmentResourceOpenAIHostedDesktop = _m.EnvironmentResourceOpenAIHostedDesktop
EnvironmentResourceOpenAIHostedNetwork = _m.EnvironmentResourceOpenAIHostedNetwork
EnvironmentResourceOpenAIHostedPackages = _m.EnvironmentResourceOpenAIHostedPackages
EnvironmentResourceSelfHosted = _m.EnvironmentResourceSelfHosted
HostedEnvironmentFile = _m.HostedEnvironmentFile
HostedPlugin = _m.HostedPlugin
HostedSkill = _m.HostedSkill
