from ..... import params as _p
from .....types.beta.agents.vaults import credential_auth_create_param as _credential_auth_create_param

CredentialCreateParams = _p.BetaAgentsVaultsCredentialsCreateRequest
CredentialAuthCreateParam = _credential_auth_create_param.CredentialAuthCreateParam
