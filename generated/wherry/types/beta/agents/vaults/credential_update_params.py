from __future__ import annotations

from collections.abc import Mapping

from ....._runtime.base.typed_dicts import Required, TypedDict
from .....types.beta.agents.vaults import credential_auth_rotate_param as _credential_auth_rotate_param


class CredentialUpdateParams(TypedDict, total=False):
    vault_id: Required[str]
    auth: _credential_auth_rotate_param.CredentialAuthRotateParam
    metadata: Mapping[str, str]


CredentialAuthRotateParam = _credential_auth_rotate_param.CredentialAuthRotateParam
