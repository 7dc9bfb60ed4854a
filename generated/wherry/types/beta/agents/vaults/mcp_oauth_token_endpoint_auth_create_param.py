# Generated.
from ..... import params as _p

CreateMcpOauthTokenEndpointAuthParamClientSecretBasic = _p.CreateMcpOauthTokenEndpointAuthParamClientSecretBasic
CreateMcpOauthTokenEndpointAuthParamClientSecretPost = _p.CreateMcpOauthTokenEndpointAuthParamClientSecretPost
CreateMcpOauthTokenEndpointAuthParamNone = _p.CreateMcpOauthTokenEndpointAuthParamNone
McpOauthTokenEndpointAuthCreateParam = (
    _p.CreateMcpOauthTokenEndpointAuthParamNone
    | _p.CreateMcpOauthTokenEndpointAuthParamClientSecretBasic
    | _p.CreateMcpOauthTokenEndpointAuthParamClientSecretPost
)
