from ... import params as _p

BetaContainerNetworkPolicyDomainSecretParam = _p.BetaContainerNetworkPolicyDomainSecret
