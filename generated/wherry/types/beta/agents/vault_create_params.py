from . import _p

VaultCreateParams = _p.BetaAgentsVaultsCreateRequest
