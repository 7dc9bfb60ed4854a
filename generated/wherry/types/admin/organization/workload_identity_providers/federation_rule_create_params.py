# Generated.
from ..... import params as _p

FederationRuleCreateParams = _p.AdminOrganizationWorkloadIdentityProvidersFederationRulesCreateRequest
PermissionsRestricted = _p.FederationRuleCreateParamsPermissionsRestricted
PermissionsServiceAccountDefault = _p.FederationRuleCreateParamsPermissionsServiceAccountDefault
Permissions = (
    _p.FederationRuleCreateParamsPermissionsServiceAccountDefault | _p.FederationRuleCreateParamsPermissionsRestricted
)
