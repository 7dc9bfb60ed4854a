from __future__ import annotations

from collections.abc import Mapping

from ....._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class FederationRuleUpdateParams(TypedDict, total=False):
    workload_identity_provider_id: Required[str]
    attribute_matchers: Mapping[str, str | bool | int | float]
    description: str | None
    enabled: bool
    name: str | None
    permissions: Permissions


PermissionsDefaultPermissionsParam = _p.PermissionsDefaultPermissionsParam
PermissionsRestrictedPermissionsParam = _p.PermissionsRestrictedPermissionsParam
Permissions = _p.PermissionsDefaultPermissionsParam | _p.PermissionsRestrictedPermissionsParam
