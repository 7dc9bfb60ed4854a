from __future__ import annotations

from collections.abc import Iterable

from .... import params as _p
from ...._runtime.base.typed_dicts import Required, TypedDict
from ....types.beta import hosted_environment_file_param as _hosted_environment_file_param
from ....types.beta import hosted_skill_param as _hosted_skill_param

__all__ = [
    "Environment",
    "EnvironmentCreateParams",
    "EnvironmentDesktop",
    "EnvironmentNetwork",
    "EnvironmentPackages",
    "HostedEnvironmentFileParam",
    "HostedPluginParam",
    "HostedSkillParam",
    "SetupCommandParam",
]


class EnvironmentCreateParams(TypedDict, total=False):
    environment: Required[_p.EnvironmentCreateParamsEnvironment]
    idempotency_key: str
    vault_ids: Iterable[str] | None


Environment = _p.EnvironmentCreateParamsEnvironment
EnvironmentDesktop = _p.EnvironmentDesktop
EnvironmentNetwork = _p.EnvironmentNetwork
EnvironmentPackages = _p.EnvironmentPackages
HostedEnvironmentFileParam = _hosted_environment_file_param.HostedEnvironmentFileParam
HostedPluginParam = _p.HostedPluginParam
HostedSkillParam = _hosted_skill_param.HostedSkillParam
SetupCommandParam = _p.SetupCommandParam
