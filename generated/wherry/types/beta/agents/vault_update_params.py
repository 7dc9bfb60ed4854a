from . import _p

VaultUpdateParams = _p.BetaAgentsVaultsUpdateRequest
