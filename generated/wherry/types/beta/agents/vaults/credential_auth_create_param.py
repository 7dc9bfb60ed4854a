from ..... import params as _p
from .....types.beta.agents.vaults import credential_networking_param as _credential_networking_param
from .....types.beta.agents.vaults import (
    mcp_oauth_token_endpoint_auth_create_param as _mcp_oauth_token_endpoint_auth_create_param,
)

CreateVaultCredentialAuthParamEnvironmentVariable = _p.CreateVaultCredentialAuthParamEnvironmentVariable
CreateVaultCredentialAuthParamMcpOauth = _p.CreateVaultCredentialAuthParamMcpOauth
CreateVaultCredentialAuthParamMcpOauthRefresh = _p.CreateVaultCredentialAuthParamMcpOauthRefresh
CreateVaultCredentialAuthParamStaticBearer = _p.CreateVaultCredentialAuthParamStaticBearer
CredentialAuthCreateParam = (
    _p.CreateVaultCredentialAuthParamMcpOauth
    | _p.CreateVaultCredentialAuthParamStaticBearer
    | _p.CreateVaultCredentialAuthParamEnvironmentVariable
)
CredentialNetworkingParam = _credential_networking_param.CredentialNetworkingParam
McpOauthTokenEndpointAuthCreateParam = _mcp_oauth_token_endpoint_auth_create_param.McpOauthTokenEndpointAuthCreateParam
