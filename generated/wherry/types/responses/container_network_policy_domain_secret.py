from . import _m

ContainerNetworkPolicyDomainSecret = _m.ContainerNetworkPolicyDomainSecretParam
