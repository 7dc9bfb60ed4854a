from ..... import params as _p
from .....types.beta.agents.vaults.mcp_oauth_token_endpoint_auth_rotate_param import (
    McpOauthTokenEndpointAuthRotateParam as McpOauthTokenEndpointAuthRotateParam,
)

RotateVaultCredentialAuthParamEnvironmentVariable = _p.RotateVaultCredentialAuthParamEnvironmentVariable
RotateVaultCredentialAuthParamMcpOauth = _p.RotateVaultCredentialAuthParamMcpOauth
RotateVaultCredentialAuthParamMcpOauthRefresh = _p.RotateVaultCredentialAuthParamMcpOauthRefresh
RotateVaultCredentialAuthParamStaticBearer = _p.RotateVaultCredentialAuthParamStaticBearer
CredentialAuthRotateParam = (
    _p.RotateVaultCredentialAuthParamMcpOauth
    | _p.RotateVaultCredentialAuthParamStaticBearer
    | _p.RotateVaultCredentialAuthParamEnvironmentVariable
)
