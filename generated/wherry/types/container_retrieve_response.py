from . import _m

ContainerRetrieveResponse = _m.ContainerResource
ExpiresAfter = _m.ContainerResourceExpiresAfter
NetworkPolicy = _m.ContainerResourceNetworkPolicy
