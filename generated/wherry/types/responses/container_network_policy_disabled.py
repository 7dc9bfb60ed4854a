from ... import models as _m

ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
