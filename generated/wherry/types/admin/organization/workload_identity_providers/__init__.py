# Generated.
"""What `openai.types.admin.organization.workload_identity_providers` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .federation_rule_list_params import FederationRuleListParams as FederationRuleListParams
    from .federation_rule_update_params import FederationRuleUpdateParams as FederationRuleUpdateParams

    FederationRule = _m.FederationRule
    FederationRuleCreateParams = _p.AdminOrganizationWorkloadIdentityProvidersFederationRulesCreateRequest
    FederationRuleDeleted = _m.FederationRuleDeleted
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
FederationRule m.FederationRule
FederationRuleCreateParams p.AdminOrganizationWorkloadIdentityProvidersFederationRulesCreateRequest
FederationRuleDeleted m.FederationRuleDeleted
FederationRuleListParams .federation_rule_list_params
FederationRuleUpdateParams .federation_rule_update_params
""",
    )
