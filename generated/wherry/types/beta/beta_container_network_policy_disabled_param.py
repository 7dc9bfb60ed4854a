from ... import params as _p

BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
