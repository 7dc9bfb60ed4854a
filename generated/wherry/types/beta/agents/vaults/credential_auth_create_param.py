from ..... import params as _p
from .....types.beta.agents.vaults.credential_networking_param import (
    CredentialNetworkingParam as CredentialNetworkingParam,
)
from .....types.beta.agents.vaults.mcp_oauth_token_endpoint_auth_create_param import (
    McpOauthTokenEndpointAuthCreateParam as McpOauthTokenEndpointAuthCreateParam,
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
