# Generated.
from ... import models as _m

BetaContainerNetworkPolicyAllowlist = _m.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDomainSecret = _m.BetaContainerNetworkPolicyDomainSecret
