# Generated.
from ... import models as _m

BetaContainerNetworkPolicyDomainSecret = _m.BetaContainerNetworkPolicyDomainSecret
