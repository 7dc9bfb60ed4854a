from ... import models as _m

ContainerNetworkPolicyDomainSecret = _m.ContainerNetworkPolicyDomainSecretParam
