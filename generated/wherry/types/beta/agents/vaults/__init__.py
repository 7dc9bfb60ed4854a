# Generated.
"""What `openai.types.beta.agents.vaults` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .credential_auth_create_param import CredentialAuthCreateParam as CredentialAuthCreateParam
    from .credential_auth_rotate_param import CredentialAuthRotateParam as CredentialAuthRotateParam
    from .credential_list_params import CredentialListParams as CredentialListParams
    from .credential_networking_param import CredentialNetworkingParam as CredentialNetworkingParam
    from .credential_update_params import CredentialUpdateParams as CredentialUpdateParams
    from .mcp_oauth_token_endpoint_auth_create_param import (
        McpOauthTokenEndpointAuthCreateParam as McpOauthTokenEndpointAuthCreateParam,
    )
    from .mcp_oauth_token_endpoint_auth_rotate_param import (
        McpOauthTokenEndpointAuthRotateParam as McpOauthTokenEndpointAuthRotateParam,
    )

    Credential = _m.Credential
    CredentialAuth = _m.CredentialAuth
    CredentialCreateParams = _p.BetaAgentsVaultsCredentialsCreateRequest
    CredentialDeleted = _m.CredentialDeleted
    CredentialNetworking = _m.CredentialNetworking
    McpOauthTokenEndpointAuth = _m.McpOauthTokenEndpointAuth
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
Credential m.Credential
CredentialAuth m.CredentialAuth
CredentialAuthCreateParam .credential_auth_create_param
CredentialAuthRotateParam .credential_auth_rotate_param
CredentialCreateParams p.BetaAgentsVaultsCredentialsCreateRequest
CredentialDeleted m.CredentialDeleted
CredentialListParams .credential_list_params
CredentialNetworking m.CredentialNetworking
CredentialNetworkingParam .credential_networking_param
CredentialUpdateParams .credential_update_params
McpOauthTokenEndpointAuth m.McpOauthTokenEndpointAuth
McpOauthTokenEndpointAuthCreateParam .mcp_oauth_token_endpoint_auth_create_param
McpOauthTokenEndpointAuthRotateParam .mcp_oauth_token_endpoint_auth_rotate_param
""",
    )
