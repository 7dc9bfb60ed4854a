from . import _m

ContainerListResponse = _m.ContainerResource
ExpiresAfter = _m.ContainerResourceExpiresAfter
NetworkPolicy = _m.ContainerResourceNetworkPolicy
