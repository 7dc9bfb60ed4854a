from . import _m

FederationRule = _m.FederationRule
Permissions = _m.FederationRulePermissions
PermissionsRestricted = _m.FederationRulePermissionsRestricted
PermissionsServiceAccountDefault = _m.FederationRulePermissionsServiceAccountDefault
