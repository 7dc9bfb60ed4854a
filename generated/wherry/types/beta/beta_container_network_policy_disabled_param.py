from . import _p

BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
