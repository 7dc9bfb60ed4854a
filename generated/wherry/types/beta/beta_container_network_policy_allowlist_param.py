# Generated.
from ... import params as _p

BetaContainerNetworkPolicyAllowlistParam = _p.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDomainSecretParam = _p.BetaContainerNetworkPolicyDomainSecret
