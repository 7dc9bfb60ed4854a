from . import _m

ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
