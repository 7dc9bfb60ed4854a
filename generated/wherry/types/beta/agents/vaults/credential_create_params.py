from ..... import params as _p
from .....types.beta.agents.vaults.credential_auth_create_param import (
    CredentialAuthCreateParam as CredentialAuthCreateParam,
)

CredentialCreateParams = _p.BetaAgentsVaultsCredentialsCreateRequest
