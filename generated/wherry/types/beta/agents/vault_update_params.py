from .... import params as _p

VaultUpdateParams = _p.BetaAgentsVaultsUpdateRequest
