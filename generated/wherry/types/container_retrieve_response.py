from .. import models as _m

ContainerRetrieveResponse = _m.ContainerResource
ExpiresAfter = _m.ContainerResourceExpiresAfter
NetworkPolicy = _m.ContainerResourceNetworkPolicy
