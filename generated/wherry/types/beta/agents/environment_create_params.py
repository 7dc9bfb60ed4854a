from __future__ import annotations

from collections.abc import Iterable

from ...._runtime.base.typed_dicts import Required, TypedDict
from ..hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
from ..hosted_skill_param import HostedSkillParam as HostedSkillParam
from . import _p


class EnvironmentCreateParams(TypedDict, total=False):
    environment: Required[_p.EnvironmentCreateParamsEnvironment]
    idempotency_key: str
    vault_ids: Iterable[str] | None


Environment = _p.EnvironmentCreateParamsEnvironment
EnvironmentDesktop = _p.EnvironmentDesktop
EnvironmentNetwork = _p.EnvironmentNetwork
EnvironmentPackages = _p.EnvironmentPackages
HostedPluginParam = _p.HostedPluginParam
SetupCommandParam = _p.SetupCommandParam
