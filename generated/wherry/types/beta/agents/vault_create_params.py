from .... import params as _p

VaultCreateParams = _p.BetaAgentsVaultsCreateRequest
