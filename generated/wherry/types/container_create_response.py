from . import _m

ContainerCreateResponse = _m.ContainerResource
ExpiresAfter = _m.ContainerResourceExpiresAfter
NetworkPolicy = _m.ContainerResourceNetworkPolicy
