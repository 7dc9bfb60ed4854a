from . import _p

BetaContainerNetworkPolicyDomainSecretParam = _p.BetaContainerNetworkPolicyDomainSecret
