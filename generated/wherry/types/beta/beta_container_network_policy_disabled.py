# Generated.
from ... import models as _m

BetaContainerNetworkPolicyDisabled = _m.BetaContainerNetworkPolicyDisabled
