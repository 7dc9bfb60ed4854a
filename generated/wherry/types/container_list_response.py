from .. import models as _m

ContainerListResponse = _m.ContainerResource
ExpiresAfter = _m.ContainerResourceExpiresAfter
NetworkPolicy = _m.ContainerResourceNetworkPolicy
