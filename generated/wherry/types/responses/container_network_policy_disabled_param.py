# Generated.
from ... import params as _p

ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
