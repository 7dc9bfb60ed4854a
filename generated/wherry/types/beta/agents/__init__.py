# Generated.
"""What `openai.types.beta.agents` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import automations as automations
    from . import environments as environments
    from . import sessions as sessions
    from . import vaults as vaults
    from .automation_create_params import AutomationCreateParams as AutomationCreateParams
    from .automation_list_params import AutomationListParams as AutomationListParams
    from .automation_metadata_param import AutomationMetadataParam as AutomationMetadataParam
    from .automation_target_param import AutomationTargetParam as AutomationTargetParam
    from .environment_create_params import EnvironmentCreateParams as EnvironmentCreateParams
    from .environment_list_params import EnvironmentListParams as EnvironmentListParams
    from .session_create_params import SessionCreateParams as SessionCreateParams
    from .session_list_params import SessionListParams as SessionListParams
    from .vault_list_params import VaultListParams as VaultListParams
    from .vault_status import VaultStatus as VaultStatus
    from .vault_status_filter_param import VaultStatusFilterParam as VaultStatusFilterParam

    Automation = _m.Automation
    AutomationAgentConfig = _m.AutomationAgentConfig
    AutomationCreatedBy = _m.AutomationCreatedBy
    AutomationDeleted = _m.AutomationDeleted
    AutomationEnvironment = _m.AutomationEnvironment
    AutomationTarget = _m.AutomationTarget
    AutomationUpdateParams = _p.BetaAgentsAutomationsUpdateRequest
    EnvironmentInfo = _m.EnvironmentInfo
    OneTimeAutomation = _m.OneTimeAutomation
    PeriodicAutomation = _m.PeriodicAutomation
    SessionUpdateParams = _p.BetaAgentsSessionsUpdateRequest
    Vault = _m.Vault
    VaultCreateParams = _p.BetaAgentsVaultsCreateRequest
    VaultDeleted = _m.VaultDeleted
    VaultUpdateParams = _p.BetaAgentsVaultsUpdateRequest
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
Automation m.Automation
AutomationAgentConfig m.AutomationAgentConfig
AutomationCreateParams .automation_create_params
AutomationCreatedBy m.AutomationCreatedBy
AutomationDeleted m.AutomationDeleted
AutomationEnvironment m.AutomationEnvironment
AutomationListParams .automation_list_params
AutomationMetadataParam .automation_metadata_param
AutomationTarget m.AutomationTarget
AutomationTargetParam .automation_target_param
AutomationUpdateParams p.BetaAgentsAutomationsUpdateRequest
EnvironmentCreateParams .environment_create_params
EnvironmentInfo m.EnvironmentInfo
EnvironmentListParams .environment_list_params
OneTimeAutomation m.OneTimeAutomation
PeriodicAutomation m.PeriodicAutomation
SessionCreateParams .session_create_params
SessionListParams .session_list_params
SessionUpdateParams p.BetaAgentsSessionsUpdateRequest
Vault m.Vault
VaultCreateParams p.BetaAgentsVaultsCreateRequest
VaultDeleted m.VaultDeleted
VaultListParams .vault_list_params
VaultStatus .vault_status
VaultStatusFilterParam .vault_status_filter_param
VaultUpdateParams p.BetaAgentsVaultsUpdateRequest
automations .
environments .
sessions .
vaults .
""",
    )
